package nn.onnx;

import static nn.Layers.dense;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import nn.Model;
import nn.Optimizers;
import nn.Sequential;
import nn.data.State;
import nn.data.Tensor;
import nn.train.Fit;

/** Saves one model over another with their states, until it is killed. */
final class SavingLoop {
    private SavingLoop() {}

    /** Two models of the same shape, whose slots are their own weights, so that a mixture of the two would show. */
    static List<Model> models() {
        return List.of(model(1), model(2));
    }

    private static Model model(long seed) {
        Model drawn = Sequential.of(dense(40).relu(), dense(2)).input(50).init(seed);
        var slots = new TreeMap<String, Tensor>();
        drawn.weights().forEach((name, weight) -> slots.put(name + ":m", weight));
        return Model.of(
                drawn.architecture(),
                new State(seed, drawn.weights(), slots),
                Fit.of(drawn.compilation()).optimizer(Optimizers.adam()).compilation(),
                drawn.history(),
                drawn.schema());
    }

    static boolean isWhole(Model loaded) {
        return models().stream().anyMatch(model -> model.state().equals(loaded.state()));
    }

    public static void main(String[] args) {
        List<Model> models = models();
        for (int i = 0; true; i++) {
            Onnx.save(models.get(i % 2), Path.of(args[0]), Export::withState);
        }
    }
}
