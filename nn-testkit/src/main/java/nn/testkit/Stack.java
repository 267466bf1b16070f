package nn.testkit;

import static nn.Layers.activation;
import static nn.Layers.dense;
import static nn.Losses.meanAbsoluteError;
import static nn.Optimizers.sgd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Activation;
import nn.layer.Layer;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/**
 * Sends numbers through activations, one after the other, and their gradients back.
 *
 * <p>The numbers pass a dense layer that changes nothing, whose bias then holds the derivatives: the loss rises by 1 or
 * falls by 1 with each output.
 */
record Stack(List<Activation> activations, double... points) {
    private static final double TOLERANCE = 4e-6;

    /** Compares prediction, evaluation, and one step of training with the formulas. */
    void check(EngineUnderTest kit) {
        Network network = network();
        Plan plan = new Plan(network, meanAbsoluteError(), sgd(), 0, true);
        Trial trial = Trial.of(kit, plan);
        State start = plan.start(new TreeMap<>(Map.of(
                "dense/kernel",
                identity(),
                "dense/bias",
                Tensor.of(Shape.of(points.length), new float[points.length]))));
        List<double[]> values = values();
        double[] outputs = values.get(values.size() - 1);
        Rows row = new Rows(row(points), row(targets(outputs)), Optional.empty());

        near("predicted", outputs, predicted(trial, start, row.input()));
        try (Trainer trainer = trial.trainer(start)) {
            near("evaluated", outputs, outputs(trainer.evaluate(row.batch(0))));
            near("trained", outputs, outputs(trainer.train(row.batch(points.length))));
            near(
                    "derivatives",
                    slopes(values),
                    negated(trainer.state().weights().get("dense/bias")));
        }
    }

    private Network network() {
        List<Layer> layers = new ArrayList<>();
        layers.add(dense(points.length).activation(activations.get(0)));
        activations.stream().skip(1).forEach(each -> layers.add(activation(each)));
        return Sequential.of(layers.toArray(Layer[]::new)).network(Shape.of(points.length));
    }

    private Tensor identity() {
        float[] values = new float[points.length * points.length];
        IntStream.range(0, points.length).forEach(i -> values[i * points.length + i] = 1);
        return Tensor.of(Shape.of(points.length, points.length), values);
    }

    private Tensor row(double[] numbers) {
        return Floats.tensor(Shape.of(1, points.length), numbers);
    }

    /** Lists what goes into the first activation, and what comes out of each. */
    private List<double[]> values() {
        List<double[]> values = new ArrayList<>();
        values.add(Floats.doubles(row(points)));
        activations.forEach(each -> values.add(forward(each, values.get(values.size() - 1))));
        return values;
    }

    private static double[] forward(Activation activation, double[] x) {
        return activation.function().isAlongFeatures()
                ? Shares.forward(activation.function(), x)
                : Arrays.stream(x).map(v -> Curve.of(activation, v).value()).toArray();
    }

    /** Lies below every second output, above the others, and so far away that no rounding changes it. */
    private static double[] targets(double[] outputs) {
        return IntStream.range(0, outputs.length)
                .mapToDouble(i -> outputs[i] - sign(i) * (1 + Math.abs(outputs[i])))
                .toArray();
    }

    private static double sign(int index) {
        return index % 2 == 0 ? 1 : -1;
    }

    private double[] slopes(List<double[]> values) {
        double[] slopes =
                IntStream.range(0, points.length).mapToDouble(Stack::sign).toArray();
        for (int i = activations.size() - 1; i >= 0; i--) {
            slopes = backward(activations.get(i), values.get(i), values.get(i + 1), slopes);
        }
        return slopes;
    }

    private static double[] backward(Activation activation, double[] x, double[] y, double[] slopes) {
        return activation.function().isAlongFeatures()
                ? Shares.backward(activation.function(), y, slopes)
                : IntStream.range(0, x.length)
                        .mapToDouble(i -> slopes[i] * Curve.of(activation, x[i]).slope())
                        .toArray();
    }

    private static float[] predicted(Trial trial, State state, Tensor inputs) {
        try (EnginePredictor predictor = trial.predictor(state)) {
            return predictor
                    .predict(List.of(inputs), trial.plan().network().outputs())
                    .get(0)
                    .floats();
        }
    }

    private static float[] outputs(Steps steps) {
        return steps.outputs().orElseThrow().floats();
    }

    private static float[] negated(Tensor tensor) {
        return Floats.tensor(
                        tensor.shape(),
                        DoubleStream.of(Floats.doubles(tensor)).map(v -> -v).toArray())
                .floats();
    }

    private void near(String what, double[] expected, float[] got) {
        for (int i = 0; i < points.length; i++) {
            String where = this + ", " + what + " at " + points[i];
            Compare.near(where, expected[i], got[i], TOLERANCE * Math.max(1, Math.abs(expected[i])));
        }
    }

    @Override
    public String toString() {
        return activations.stream().map(Activation::toString).collect(Collectors.joining(", then "));
    }
}
