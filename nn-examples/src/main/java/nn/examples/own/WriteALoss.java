package nn.examples.own;

import static nn.Constraints.constraint;
import static nn.Layers.dense;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.loss;
import static nn.Metrics.metric;
import static nn.Regularizers.regularizer;
import static nn.onnx.Onnx.knows;
import static nn.op.Ops.abs;
import static nn.op.Ops.clip;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.layer.FunctionConstraint;
import nn.layer.FunctionRegularizer;
import nn.loss.FunctionLoss;
import nn.onnx.Onnx;
import nn.optimizer.Schedule;

/** Runs the code of docs/write-a-loss.md. */
public final class WriteALoss {
    private WriteALoss() {}

    /**
     * Trains with a lambda as the loss.
     *
     * @param data rows and targets
     * @param file where the model is saved
     * @return the loaded model
     */
    public static Model lambdas(Dataset data, Path file) {
        // spotless:off
        // DOC
        FunctionLoss squares = loss("squares", (y, p) -> mean(square(sub(p, y)), -1));

        Model model = Sequential.of(dense(8).relu(), dense(1))
                .fit(data, fit -> fit.loss(squares).epochs(5));

        Onnx.save(model, file);
        Model loaded = Onnx.load(file, knows(squares));
        // DOC ends
        // spotless:on
        return loaded;
    }

    /**
     * Trains with a class as the loss, and another as the optimizer.
     *
     * @param data rows and classes
     * @param file where the model is saved
     * @return the loaded model
     */
    public static Model classes(Dataset data, Path file) {
        // spotless:off
        // DOC
        Model model = Sequential.of(dense(8).relu(), dense(3).softmax())
                .fit(data, fit -> fit
                        .loss(new FocalLoss(2))
                        .optimizer(new Signum(new Schedule.Constant(0.001), 0.9, 0.01))
                        .epochs(5));

        Onnx.save(model, file, export -> export.withState());
        Model loaded = Onnx.load(file, knows(FocalLoss.class, Signum.class));
        // DOC ends
        // spotless:on
        return loaded;
    }

    /**
     * Trains with the smaller things.
     *
     * @param data rows and classes
     * @return the model
     */
    public static Model others(Dataset data) {
        // spotless:off
        // DOC
        FunctionRegularizer sparse = regularizer("sparse", w -> mul(sum(abs(w)), 0.001));
        FunctionConstraint box = constraint("box", w -> clip(w, -1, 1));

        Model model = Sequential.of(dense(3).softmax().kernelRegularizer(sparse).kernelConstraint(box))
                .fit(data, fit -> fit
                        .loss(categoricalCrossentropy())
                        .metrics(metric("rows", (p, y) -> p.rows()))
                        .epochs(5));
        // DOC ends
        // spotless:on
        return model;
    }
}
