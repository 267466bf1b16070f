package nn.testkit;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.List;
import java.util.Optional;
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
record TrainingLayer(EngineUnderTest kit, Layer layer, Shape input) {
    static final long SEED = 7;
    static final String NAME = "random";

    /** Gives what comes out, row by row, in steps of as many rows each. */
    float[] outputs(int batch, long firstStep, float... rows) {
        Shape out = layer.outputShape(input);
        int width = out.size();
        Sequential layers =
                Sequential.of(layer.named(NAME), flatten(), dense(width).useBias(false));
        Plan plan = new Plan(layers.network(input), meanSquaredError(), sgd(), SEED, true);
        TreeMap<String, Tensor> weights = new TreeMap<>();
        weights.put("dense/kernel", identity(width));
        int count = rows.length / input.size();
        Tensor targets = Tensor.of(Shape.of(count, width), new float[count * width]);
        Rows data = new Rows(Tensor.of(input.batch(count), rows), targets, Optional.empty());
        State start = new State(firstStep, weights, new TreeMap<>());
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
        try (EnginePredictor predictor =
                Trial.of(kit, plan).predictor(new State(0, new TreeMap<>(), new TreeMap<>()))) {
            Tensor given = Tensor.of(input.batch(rows.length / input.size()), rows);
            return predictor.predict(List.of(given), List.of(NAME)).get(0).floats();
        }
    }

    private static Tensor identity(int width) {
        float[] numbers = new float[width * width];
        for (int i = 0; i < width; i++) {
            numbers[i * width + i] = 1;
        }
        return Tensor.of(Shape.of(width, width), numbers);
    }
}
