package nn.examples.own;

import static nn.Initializers.ones;
import static nn.Layers.dense;
import static nn.Layers.lambda;
import static nn.Losses.meanSquaredError;
import static nn.onnx.Onnx.knows;
import static nn.op.Ops.mul;
import static nn.op.Ops.tanh;

import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.layer.Lambda;
import nn.onnx.Onnx;

/** Runs the code of docs/write-a-layer.md. */
public final class WriteALayer {
    private WriteALayer() {}

    /**
     * Trains with a lambda as a layer.
     *
     * @param data rows and targets
     * @return the model
     */
    public static Model lambdas(Dataset data) {
        // spotless:off
        // DOC
        Lambda squash = lambda("squash", x -> mul(tanh(x), 2));
        Lambda scale = lambda("scale", (call, x) -> mul(x, call.weight("factor")))
                .weight("factor", Shape.of(1), ones());

        Model model = Sequential.of(dense(8), squash, dense(1), scale)
                .fit(data, fit -> fit.loss(meanSquaredError()).epochs(5));
        // DOC ends
        // spotless:on
        return model;
    }

    /**
     * Trains with a class as a layer, and saves and loads it.
     *
     * @param data rows and targets
     * @param file where the model is saved
     * @return the loaded model
     */
    public static Model classes(Dataset data, Path file) {
        // spotless:off
        // DOC
        Model model = Sequential.of(dense(8), new Highway(-2), new Highway(-2).named("second"), dense(1))
                .fit(data, fit -> fit.loss(meanSquaredError()).epochs(5));

        Onnx.save(model, file);
        Model loaded = Onnx.load(file, knows(Highway.class));
        // DOC ends
        // spotless:on
        return loaded;
    }

    /**
     * Saves and loads a model with lambdas.
     *
     * @param model what {@link #lambdas} gave
     * @param file where it is saved
     * @return the loaded model
     */
    public static Model again(Model model, Path file) {
        Lambda squash = lambda("squash", x -> mul(tanh(x), 2));
        Lambda scale =
                lambda("scale", (call, x) -> mul(x, call.weight("factor"))).weight("factor", Shape.of(1), ones());
        // spotless:off
        // DOC
        Onnx.save(model, file);
        Model loaded = Onnx.load(file, knows(squash, scale));
        // DOC ends
        // spotless:on
        return loaded;
    }
}
