package nn.testkit;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;

/** Lets an engine show what a layer makes of rows, while it trains and otherwise. */
record TrainingLayer(EngineUnderTest kit, Layer layer, Shape input, SortedMap<String, Tensor> weights) {
    static final long SEED = 7;
    static final String NAME = "random";

    /** Shows a layer without weights. */
    TrainingLayer(EngineUnderTest kit, Layer layer, Shape input) {
        this(kit, layer, input, new TreeMap<>());
    }

    /** Shows a layer with weights drawn around their beginnings. */
    static TrainingLayer drawn(EngineUnderTest kit, Layer layer, Shape input) {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        Sequential.of(layer.named(NAME))
                .network(input)
                .weights()
                .forEach(weight -> weights.put(weight.name(), Sample.drawn(weight, SEED)));
        return new TrainingLayer(kit, layer, input, weights);
    }

    /** Gives a weight by its local name. */
    double[] weight(String name) {
        return Floats.doubles(weights.get(NAME + "/" + name));
    }

    /** Gives a weight other numbers. */
    TrainingLayer weight(String name, Tensor value) {
        SortedMap<String, Tensor> others = new TreeMap<>(weights);
        others.put(NAME + "/" + name, value);
        return new TrainingLayer(kit, layer, input, others);
    }

    /** Gives what comes out, row by row, in steps of as many rows each. */
    float[] outputs(int batch, long firstStep, float... rows) {
        Shape out = layer.outputShape(input);
        int width = out.size();
        Sequential layers =
                Sequential.of(layer.named(NAME), flatten(), dense(width).useBias(false));
        Plan plan = new Plan(layers.network(input), meanSquaredError(), sgd(), SEED, true);
        SortedMap<String, Tensor> all = new TreeMap<>(weights);
        all.put("dense/kernel", identity(width));
        int count = rows.length / input.size();
        Tensor targets = Tensor.of(Shape.of(count, width), new float[count * width]);
        Rows data = new Rows(Tensor.of(input.batch(count), rows), targets, Optional.empty());
        State start = new State(firstStep, all, new TreeMap<>());
        try (Trainer trainer = Trial.of(kit, plan).trainer(start)) {
            return trainer.train(data.chunk(0, batch, firstStep, new float[count / batch]))
                    .outputs()
                    .orElseThrow()
                    .floats();
        }
    }

    /** Gives what comes out where the network predicts. */
    float[] predicted(float... rows) {
        Network network = Sequential.of(layer.named(NAME)).network(input);
        Plan plan = new Plan(network, meanSquaredError(), sgd(), SEED, false);
        try (EnginePredictor predictor = Trial.of(kit, plan).predictor(new State(0, weights, new TreeMap<>()))) {
            Tensor given = Tensor.of(input.batch(rows.length / input.size()), rows);
            return predictor.predict(List.of(given), network.outputs()).get(0).floats();
        }
    }

    static Tensor identity(int width) {
        float[] numbers = new float[width * width];
        for (int i = 0; i < width; i++) {
            numbers[i * width + i] = 1;
        }
        return Tensor.of(Shape.of(width, width), numbers);
    }
}
