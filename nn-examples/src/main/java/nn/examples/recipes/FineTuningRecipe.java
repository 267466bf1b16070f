package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import nn.Model;
import nn.data.Dataset;
import nn.file.SafeTensors;
import nn.onnx.Onnx;

/** Goes on with parts of a model on another task. */
final class FineTuningRecipe {
    private FineTuningRecipe() {}

    static Model head(Model digits, Dataset letters) {
        // spotless:off
        // DOC
        Model model = digits.until("flatten").freeze()
                .then(dense(32).relu(), dense(4).softmax())
                .fit(letters, fit -> fit
                        .loss(sparseCategoricalCrossentropy()).optimizer(adam()).metrics(accuracy()).epochs(5));
        Model tuned = model.unfreeze("conv2d_1*")
                .fit(letters, fit -> fit.optimizer(adam(1e-4)).epochs(2));
        // DOC ends
        // spotless:on
        return tuned;
    }

    static Model adapt(Model base, Dataset rows, Path folder) {
        // spotless:off
        // DOC
        Model adapted = base.lora(8, 16, "*query*", "*value*")
                .fit(rows, fit -> fit.optimizer(adam(1e-3)).epochs(3));
        SafeTensors.write(folder.resolve("adapters.safetensors"), adapted.adapters());
        Model again = base.lora(8, 16, "*query*", "*value*")
                .withWeights(SafeTensors.read(folder.resolve("adapters.safetensors")));
        Onnx.save(again.merged(), folder.resolve("tuned.onnx"));
        // DOC ends
        // spotless:on
        return again;
    }
}
