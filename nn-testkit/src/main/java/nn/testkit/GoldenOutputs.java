package nn.testkit;

import static nn.Layers.dense;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static nn.Regularizers.l2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.layer.Layer;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Compares an engine with Keras on a network of two outputs, whose losses have weights, one of them with weighted rows. */
final class GoldenOutputs {
    private static final int STEPS = 5;
    private static final double PRICE_WEIGHT = 0.3;
    private static final SortedMap<String, Optimizer> CASES =
            new TreeMap<>(Map.of("outputs/sgd", sgd(0.1), "outputs/adam", adam(0.01)));

    private final String name;
    private final GoldenFile file;
    private final Plan plan;
    private final Trial trial;
    private final int batch;

    private GoldenOutputs(EngineUnderTest kit, String name) {
        this.name = name;
        this.file = GoldenFile.read(name);
        this.plan = plan(CASES.get(name));
        this.trial = Trial.of(kit, plan);
        this.batch = file.tensor("inputs").rows() / STEPS;
    }

    static List<String> names() {
        return List.copyOf(CASES.keySet());
    }

    static void check(EngineUnderTest kit, String name) {
        GoldenOutputs run = new GoldenOutputs(kit, name);
        run.predict();
        run.train();
    }

    /** Plans to train one trunk with two heads. */
    static Plan plan(Optimizer optimizer) {
        return new Plan(
                network(),
                List.of(
                        new Objective("kind", categoricalCrossentropy(), 1),
                        new Objective("price", meanSquaredError(), PRICE_WEIGHT)),
                optimizer,
                0,
                true);
    }

    static Network network() {
        Network trunk =
                Sequential.of(dense(4).tanh().kernelRegularizer(l2(0.02))).network(Shape.of(5));
        List<Node> nodes =
                List.of(trunk.nodes().get(0), head(dense(3).softmax().named("kind")), head(dense(2).named("price")));
        return new Network(trunk.inputs(), nodes, List.of("kind", "price"));
    }

    private static Node head(Layer layer) {
        Node alone = Sequential.of(layer).network(Shape.of(4)).nodes().get(0);
        return new Node(alone.name(), layer, List.of("dense"), alone.out(), alone.weights(), false);
    }

    private State start() {
        return plan.start(file.weights(0));
    }

    private void predict() {
        try (EnginePredictor predictor = trial.predictor(start())) {
            List<Tensor> outputs =
                    predictor.predict(List.of(file.tensor("inputs").rows(0, batch)), List.of("kind", "price"));
            near("predicted", file.tensor("predicted").floats(), outputs.get(0).floats());
            near(
                    "predicted@1",
                    file.tensor("predicted@1").floats(),
                    outputs.get(1).floats());
        }
    }

    private void train() {
        try (Trainer trainer = trial.trainer(start())) {
            Steps evaluated = trainer.evaluate(chunk(0, 1));
            near("evaluated", file.tensor("evaluated").floats(), told(evaluated));
            predictions("predicted", evaluated, 0);
            predictions("predicted@1", evaluated, 1);
            Steps first = trainer.train(chunk(0, 1));
            State one = trainer.state();
            Steps others = trainer.train(chunk(1, STEPS - 1));
            near("the first loss", file.tensor("losses").rows(0, 1).floats(), told(first));
            near("other losses", file.tensor("losses").rows(1, STEPS).floats(), told(others));
            state(1, one);
            state(STEPS, trainer.state());
        }
    }

    private void predictions(String what, Steps evaluated, int output) {
        Tensor given = evaluated.outcomes().get(output).predictions().orElseThrow();
        near(what, file.tensor(what).floats(), given.floats());
    }

    /** Lists what Keras tells of each step: what is minimized, and the loss of each output. */
    private static float[] told(Steps steps) {
        float[] kind = steps.outcomes().get(0).losses();
        float[] price = steps.outcomes().get(1).losses();
        float[] told = new float[3 * kind.length];
        for (int i = 0; i < kind.length; i++) {
            told[3 * i] = (float) (kind[i] + PRICE_WEIGHT * price[i] + steps.penalties()[i]);
            told[3 * i + 1] = kind[i];
            told[3 * i + 2] = price[i];
        }
        return told;
    }

    private Chunk chunk(int firstStep, int steps) {
        int from = firstStep * batch;
        int to = from + steps * batch;
        List<WeightedTargets> expected = List.of(
                new WeightedTargets(file.tensor("targets"), Optional.empty()),
                new WeightedTargets(file.tensor("targets@1"), Optional.of(file.tensor("sampleWeights@1"))));
        return new Chunk(
                List.of(file.tensor("inputs").rows(from, to)),
                expected.stream().map(each -> each.rows(from, to)).toList(),
                batch,
                firstStep,
                Rows.rates(steps, plan.optimizer().learningRate().rate(0)));
    }

    private void state(int step, State state) {
        assertThat(state.step()).as("%s: the step", name).isEqualTo(step);
        near("after step " + step + ", ", file.weights(step), state.weights());
        near("after step " + step + ", ", file.slots(step), state.slots());
    }

    private void near(String when, SortedMap<String, Tensor> expected, SortedMap<String, Tensor> got) {
        assertThat(got.keySet()).as("%s: the names %s", name, when).isEqualTo(expected.keySet());
        expected.forEach((each, tensor) ->
                near(when + each, tensor.floats(), got.get(each).floats()));
    }

    private void near(String what, float[] expected, float... got) {
        GoldenRun.within(name + ": " + what, expected, got);
    }
}
