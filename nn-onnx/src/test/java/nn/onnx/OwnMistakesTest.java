package nn.onnx;

import static nn.Constraints.constraint;
import static nn.Initializers.initializer;
import static nn.Initializers.ones;
import static nn.Initializers.zeros;
import static nn.Layers.block;
import static nn.Layers.dense;
import static nn.Layers.lambda;
import static nn.Losses.loss;
import static nn.Losses.meanSquaredError;
import static nn.Regularizers.regularizer;
import static nn.op.Ops.abs;
import static nn.op.Ops.greater;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.reshape;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.FunctionConstraint;
import nn.layer.FunctionRegularizer;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.loss.Loss;
import nn.op.Dims;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;
import nn.train.Fit;
import org.junit.jupiter.api.Test;

/** Says what is wrong with what users write, where it is, and how it is cured. */
class OwnMistakesTest {
    private static void assertRefused(Runnable work, String message) {
        assertThatThrownBy(work::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    private static void assertLayer(String message, Layer layer) {
        assertRefused(() -> Sequential.of(dense(2), layer).input(2), message);
    }

    private static void assertLayer(String message, UnaryOperator<Value> body) {
        assertLayer("layer 2, lambda(\"own\", …): " + message, lambda("own", body));
    }

    private static void assertFit(String message, UnaryOperator<Fit> settings, Layer... layers) {
        assertRefused(
                () -> Sequential.of(layers)
                        .fit(
                                OwnThings.DATA,
                                fit -> settings.apply(fit.loss(meanSquaredError())
                                        .epochs(1)
                                        .batchSize(4)
                                        .verbose(0))),
                message);
    }

    private static void assertLoss(String message, BinaryOperator<Value> body) {
        assertFit(message, fit -> fit.loss(loss("own", body)), dense(2));
    }

    @Test
    void lambdasThatGiveNoRowsAreRefusedWithTheirPlace() {
        assertLayer(
                "lambda own: the lambda gave null.\n"
                        + "Maybe let it give what its last word gives, as in x -> mul(x, 2).",
                x -> null);
        assertLayer(
                "call(…) made [] of [batch, 2], but a layer gives one output a row.\n"
                        + "Maybe keep the first axis, and let the others have known sizes.",
                x -> sum(x));
        assertLayer(
                "call(…) made [2] of [batch, 2], but a layer gives one output a row.\n"
                        + "Maybe keep the first axis, and let the others have known sizes.",
                x -> mean(x, 0));
        assertLayer(
                "call(…) made bool [batch, 2], but a layer gives float32.\n" + "Maybe cast(…) it.", x -> greater(x, 0));
    }

    @Test
    void opsThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> Sequential.of(dense(2), block(lambda("own", x -> reshape(x, new Dims(Dims.BATCH, 3)))))
                        .input(2))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("layer 2, block(1 layers): lambda(\"own\", …): Reshape: ");
    }

    @Test
    void lambdasAreNamedWithoutSlashesAndHaveEachWeightOnce() {
        assertRefused(() -> lambda(null, x -> x), "a layer's name must not be null.");
        assertRefused(
                () -> lambda(" ", x -> x),
                "a layer's name must not be blank nor hold a slash or a colon, but was \" \".");
        assertRefused(() -> lambda("own", (UnaryOperator<Value>) null), "lambda: the function must not be null.");
        assertLayer(
                "layer 2, lambda(\"own\", …): weights(…) has two named \"w\".\n"
                        + "Maybe name them apart: call.weight(…) finds them by name.",
                lambda("own", (call, x) -> mul(x, call.weight("w")))
                        .weight("w", Shape.of(1), ones())
                        .weight("w", Shape.of(1), zeros()));
        assertLayer(
                "layer 2, lambda(\"own\", …): the layer has no weight \"v\".\n"
                        + "Maybe list it in weights(…), which has [w].",
                lambda("own", (call, x) -> mul(x, call.weight("v"))).weight("w", Shape.of(1), ones()));
    }

    @Test
    void namesMustNotBeBlank() {
        String cure = "Maybe use a word that tells it from others: files keep that word.";
        assertRefused(() -> loss("", (y, p) -> p), "loss: the name must not be blank, but was \"\".\n" + cure);
        assertRefused(
                () -> regularizer(" ", x -> x), "regularizer: the name must not be blank, but was \" \".\n" + cure);
        assertRefused(() -> constraint("", x -> x), "constraint: the name must not be blank, but was \"\".\n" + cure);
        assertRefused(
                () -> initializer("", (shape, randoms) -> null),
                "initializer: the name must not be blank, but was \"\".\n" + cure);
    }

    /** Says one shape, and makes another. */
    private record Liar() implements Layer {
        @Override
        public Shape outputShape(Shape input) {
            return Shape.of(7);
        }

        @Override
        public Value call(Call call, Value x) {
            return x;
        }
    }

    /** Makes nothing. */
    private record Silent() implements Layer {
        @Override
        public Value call(Call call, Value x) {
            return null;
        }
    }

    /** Has no list of weights. */
    private record Listless() implements Layer {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public List<Weight> weights(Shape input) {
            return null;
        }

        @Override
        public Value call(Call call, Value x) {
            return x;
        }
    }

    @Test
    void classesThatGiveNothingOrAnotherShapeAreRefused() {
        assertLayer("layer 2, Silent[]: call(…) gave null.\nMaybe let it return what comes out.", new Silent());
        assertLayer("layer 2, Listless[]: weights(…) must not be null.", new Listless());
        assertThatThrownBy(() -> Sequential.of(new Liar()).input(2).init(0).predict(new float[] {1, 2}))
                .isInstanceOf(NnException.class)
                .hasMessage("liar: the layer made [batch, 2], but its shape says [batch, 7].\n"
                        + "Maybe let outputShape(…) and call(…) agree.");
    }

    @Test
    void lossesThatGiveNoneARowAreRefused() {
        assertLoss(
                "loss own: the lambda gave null.\n"
                        + "Maybe let it give what its last word gives, as in (y, p) -> mean(square(sub(p, y)), -1).",
                (y, p) -> null);
        assertLoss(
                "the loss gave [], but must give one number a row or a position.\n"
                        + "Maybe keep the first axis, as mean(…, -1) does.",
                (y, p) -> mean(abs(sub(p, y))));
        Loss silent = new Loss() {
            @Override
            public Value call(Value y, Value p) {
                return null;
            }

            @Override
            public String toString() {
                return "silent";
            }
        };
        assertFit("the loss gave null.\nMaybe let call(…) return one number a row.", fit -> fit.loss(silent), dense(2));
    }

    @Test
    void aLossOverLabelsAndOneOverProbabilitiesSaySo() {
        assertThat(loss("own", (y, p) -> p).labels()).hasToString("loss(\"own\", …).labels()");
        assertThat(loss("own", (y, p) -> p).probabilities()).hasToString("loss(\"own\", …).probabilities()");
        assertThat(loss("own", (y, p) -> p)).isNotEqualTo(loss("own", (y, p) -> y));
    }

    @Test
    void regularizersConstraintsAndInitializersAreChecked() {
        FunctionRegularizer vector = regularizer("own", w -> abs(w));
        assertFit(
                "regularizer(\"own\", …) gave float32 [2, 2], but a penalty must be one number.\n"
                        + "Maybe sum it up: sum(…).",
                fit -> fit,
                dense(2).kernelRegularizer(vector));
        FunctionConstraint smaller = constraint("own", w -> sum(w, true, 0));
        assertFit(
                "constraint(\"own\", …) of dense/kernel: must be of the weight's form float32 [2, 2], but was float32"
                        + " [1, 2].\nMaybe keep the axes, as sum(x, true, 0) does, or expand(…) it.",
                fit -> fit,
                dense(2).kernelConstraint(smaller));
        assertFit(
                "the weight dense/kernel [2, 2] needs 4 numbers, but initializer(\"own\", …) drew 3.\n"
                        + "Maybe let it draw new float[shape.size()].",
                fit -> fit,
                dense(2).kernelInitializer(initializer("own", (shape, randoms) -> new float[3])));
    }

    /** Does what a test says. */
    private record Own(Schedule learningRate, int mistake) implements Optimizer {
        @Override
        public Own learningRate(Schedule other) {
            return new Own(other, mistake);
        }

        @Override
        public Map<String, Float> slots() {
            return Map.of("v", 0f);
        }

        @Override
        public Value step(Update update) {
            return switch (mistake) {
                case 0 -> null;
                case 1 -> update.rate();
                case 2 -> update.slot("w");
                case 3 -> update.coefficient("gone");
                default -> update.next("v", update.rate());
            };
        }

        @Override
        public String toString() {
            return "own";
        }
    }

    private static void assertOptimizer(int mistake, String message) {
        Optimizer own = new Own(new Schedule.Constant(0.1), mistake);
        assertFit(message, fit -> fit.optimizer(own), dense(2).useBias(false));
    }

    @Test
    void optimizersAreChecked() {
        assertOptimizer(0, "own gave null.\nMaybe let it return what is taken away from a weight.");
        assertOptimizer(
                1,
                "own, step of dense/kernel: must be of the weight's form float32 [2, 2], but was float32 [].\n"
                        + "Maybe keep the axes, as sum(x, true, 0) does, or expand(…) it.");
        assertOptimizer(2, "own: there is no slot \"w\".\nMaybe name it in slots(), which has [v].");
        assertOptimizer(
                3, "own: there is no coefficient \"gone\".\nMaybe name it in coefficients(), which has [rate].");
        assertOptimizer(
                4,
                "own, slot dense/kernel:v: must be of the weight's form float32 [2, 2], but was float32 [].\n"
                        + "Maybe keep the axes, as sum(x, true, 0) does, or expand(…) it.");
    }
}
