package nn.examples.recipes;

import static nn.Optimizers.adam;

import java.nio.file.Path;
import nn.Model;
import nn.data.Dataset;
import nn.onnx.Onnx;

/** Lets a training leave the JVM, and reads what comes back. */
final class LeavingRecipe {
    private LeavingRecipe() {}

    static void leave(Model model, Path folder) {
        // spotless:off
        // DOC
        Onnx.saveTraining(model, folder.resolve("digits-training.onnx"), fit -> fit.optimizer(adam(0.001)));
        // DOC ends
        // spotless:on
    }

    static void leaveWeighted(Model model, Path folder) {
        // spotless:off
        // DOC
        Onnx.saveTraining(model, folder.resolve("digits-training.onnx"), fit -> fit.optimizer(adam(0.001)),
                file -> file.sampleWeights().steps(100_000).model(export -> export.uint8Input().classOutputs()));
        // DOC ends
        // spotless:on
    }

    static Model comeBack(Path folder, Dataset digits) {
        // spotless:off
        // DOC
        Model learned = Onnx.load(folder.resolve("learned.onnx"));
        Model further = learned.fit(digits, fit -> fit.epochs(1)); // goes on where the page stopped
        // DOC ends
        // spotless:on
        return further;
    }
}
