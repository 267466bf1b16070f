package nn.reliability;

import static nn.Constraints.constraint;
import static nn.Initializers.initializer;
import static nn.Layers.dense;
import static nn.Layers.lambda;
import static nn.Losses.loss;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.mae;
import static nn.Optimizers.adam;
import static nn.Regularizers.regularizer;

import nn.Sequential;
import nn.callback.Callback;
import nn.callback.Training;
import nn.data.Source;
import nn.op.Ops;
import nn.train.Fit;

/**
 * Fits with something of the user's own in every place there is, which passes a trap when it is called.
 *
 * @param tiny what is trained, and by which engine
 * @param trap throws
 */
record TrappedFit(Tiny tiny, Trap trap) {
    /** Trains from rows that are read as they are needed, on other things of the user's own where the engine knows ops. */
    void run(Source rows) {
        boolean hasOps = tiny.engine().equals("onnx");
        tiny.fit(
                hasOps ? own() : Tiny.network(),
                rows,
                fit -> chosen(fit, hasOps).validation(rows));
    }

    private Fit chosen(Fit fit, boolean hasOps) {
        trap.pass("settings");
        return fit.loss(
                        hasOps
                                ? loss("own", (y, p) -> passed("loss", Ops.mean(Ops.square(Ops.sub(p, y)), -1)))
                                : meanSquaredError())
                .optimizer(adam(step -> passed("schedule", 0.01)))
                .metrics(new TrappedMetric(mae(), trap))
                .callbacks(watching());
    }

    private Sequential own() {
        return Sequential.of(
                dense(Tiny.WIDTH)
                        .kernelInitializer(
                                initializer("own", (shape, random) -> passed("initializer", new float[shape.size()])))
                        .kernelRegularizer(regularizer("own", x -> passed("regularizer", Ops.mul(Ops.sum(x), 0.1))))
                        .kernelConstraint(constraint("own", x -> passed("constraint", Ops.clip(x, -1, 1)))),
                lambda("own", x -> passed("layer", Ops.mul(x, 2))),
                dense(1));
    }

    private <T> T passed(String place, T value) {
        trap.pass(place);
        return value;
    }

    private Callback watching() {
        return new Callback() {
            @Override
            public void onTrainBegin(Training training) {
                trap.pass("onTrainBegin");
            }

            @Override
            public void onEpochBegin(Training training) {
                trap.pass("onEpochBegin");
            }

            @Override
            public void onBatchesEnd(Training training) {
                trap.pass("onBatchesEnd");
            }

            @Override
            public void onEpochEnd(Training training) {
                trap.pass("onEpochEnd");
            }

            @Override
            public void onTrainStop(Training training) {
                trap.pass("onTrainStop");
            }

            @Override
            public void onTrainEnd(Training training) {
                trap.pass("onTrainEnd");
            }
        };
    }
}
