package nn.examples.recipes;

import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import nn.Model;
import nn.data.Dataset;
import nn.onnx.Onnx;

/** Goes on with models that other programs made. */
final class ForeignFilesRecipe {
    private ForeignFilesRecipe() {}

    static Model tune(Path folder, Dataset digits) {
        // spotless:off
        // DOC
        System.out.println(Onnx.inspect(folder.resolve("lenet.onnx")));   // what it takes, of which ops it is, what learns
        Model lenet = Onnx.model(folder.resolve("lenet.onnx"));
        Model tuned = lenet.fit(digits, fit -> fit
                .loss(sparseCategoricalCrossentropy().fromLogits()).optimizer(adam(0.001)).metrics(accuracy()).epochs(2));
        Onnx.save(tuned, folder.resolve("tuned.onnx"));                   // one verified file again
        // DOC ends
        // spotless:on
        return tuned;
    }

    static Model fixed(Path folder) {
        // spotless:off
        // DOC
        Model encoder = Onnx.model(folder.resolve("encoder.onnx"), as -> as.size("time", 12));
        // DOC ends
        // spotless:on
        return encoder;
    }
}
