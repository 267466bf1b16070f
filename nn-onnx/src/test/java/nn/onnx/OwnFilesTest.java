package nn.onnx;

import static nn.Constraints.constraint;
import static nn.Initializers.initializer;
import static nn.Initializers.ones;
import static nn.Initializers.zeros;
import static nn.Layers.dense;
import static nn.Layers.lambda;
import static nn.Losses.loss;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.metric;
import static nn.Metrics.weighted;
import static nn.Optimizers.sgd;
import static nn.Regularizers.regularizer;
import static nn.onnx.Onnx.knows;
import static nn.op.Ops.abs;
import static nn.op.Ops.clip;
import static nn.op.Ops.mul;
import static nn.op.Ops.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.ByName;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.FunctionConstraint;
import nn.layer.FunctionInitializer;
import nn.layer.FunctionRegularizer;
import nn.layer.Lambda;
import nn.layer.Layer;
import nn.loss.FunctionLoss;
import nn.loss.Loss;
import nn.metric.FunctionMetric;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.spi.Kinds;
import nn.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves and loads what users wrote, with and without their classes and lambdas. */
class OwnFilesTest {
    private static final Optimizer HEAVY = new OwnThings.Heavy(new Schedule.Constant(0.05), 0.5);
    private static final Layer SHIFT =
            new OwnThings.Shift(new OwnThings.Halves(1), Optional.of(new OwnThings.Near(0.1)));
    private static final Kinds CLASSES = knows(
            OwnThings.Shift.class,
            OwnThings.HalfSquares.class,
            OwnThings.Heavy.class,
            OwnThings.Near.class,
            OwnThings.Box.class,
            OwnThings.Halves.class,
            OwnThings.Worst.class);

    private static final Lambda SCALE =
            lambda("scale", (call, x) -> mul(x, call.weight("factor"))).weight("factor", Shape.of(1), ones());
    private static final FunctionLoss SQUARES = loss("squares", OwnThings::squares);
    private static final FunctionRegularizer L1 = regularizer("mine", w -> mul(sum(abs(w)), 0.01));
    private static final FunctionConstraint BOX = constraint("box", w -> clip(w, -1, 1));
    private static final FunctionInitializer EYE = initializer("eye", (shape, randoms) -> new float[] {1, 0, 0, 1});
    private static final FunctionMetric ROWS = metric("rows", (p, y) -> p.rows());

    @TempDir
    Path folder;

    private static Model classes() {
        return fit(
                fit -> fit.loss(new OwnThings.HalfSquares(0.5f))
                        .optimizer(HEAVY)
                        .metrics(new OwnThings.Worst()),
                SHIFT.named("first"),
                dense(2).kernelConstraint(new OwnThings.Box(1.5)));
    }

    private static Model lambdas() {
        return fit(
                fit -> fit.loss(SQUARES).optimizer(sgd(0.01)).metrics(ROWS, weighted(ROWS)),
                SCALE,
                dense(2).kernelInitializer(EYE)
                        .kernelRegularizer(L1)
                        .activityRegularizer(L1)
                        .kernelConstraint(BOX));
    }

    private static Model fit(UnaryOperator<Fit> settings, Layer... layers) {
        return Sequential.of(layers)
                .fit(
                        OwnThings.DATA,
                        fit -> settings.apply(fit.epochs(2).batchSize(2).verbose(0)));
    }

    private Path saved(Model model) {
        Path file = folder.resolve("own.onnx");
        Onnx.save(model, file, Export::withState);
        return file;
    }

    private static Model on(Model model) {
        return model.fit(OwnThings.DATA, fit -> fit.epochs(5).batchSize(2).verbose(0));
    }

    private static void assertRefused(Runnable work, String message) {
        assertThatThrownBy(work::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void classesComeBackAndGoOnAsIfTheyHadNeverStopped() {
        Model model = classes();
        Model loaded = Onnx.load(saved(model), CLASSES);
        assertThat(loaded.architecture().layers())
                .isEqualTo(model.architecture().layers());
        assertThat(loaded.compilation()).isEqualTo(model.compilation());
        assertThat(loaded.state()).isEqualTo(model.state());
        assertThat(loaded.state().slots()).containsKeys("first/by:v", "dense/kernel:v", "dense/bias:v");
        assertThat(on(loaded).state()).isEqualTo(on(model).state());
        assertThat(loaded.evaluate(OwnThings.DATA)).isEqualTo(model.evaluate(OwnThings.DATA));
    }

    @Test
    void lambdasAreGivenAgainUnderTheirNames() {
        Model model = lambdas();
        Model loaded = Onnx.load(saved(model), knows(SCALE, SQUARES, L1, BOX, EYE, ROWS));
        assertThat(loaded.architecture().layers())
                .isEqualTo(model.architecture().layers());
        assertThat(loaded.compilation()).isEqualTo(model.compilation());
        assertThat(on(loaded).state()).isEqualTo(on(model).state());
        assertThat(loaded.evaluate(OwnThings.DATA)).isEqualTo(model.evaluate(OwnThings.DATA));
    }

    @Test
    void classesAndLambdasGoTogether() {
        Model model = fit(fit -> fit.loss(SQUARES).optimizer(HEAVY), SHIFT, SCALE);
        Model loaded = Onnx.load(saved(model), CLASSES.and(knows(SQUARES, SCALE)));
        assertThat(on(loaded).state()).isEqualTo(on(model).state());
    }

    @Test
    void withoutALayersClassAFileIsRefusedButOpens() {
        Model model = classes();
        Path file = saved(model);
        assertRefused(
                () -> Onnx.load(file),
                file + ": the file's nn.architecture: layer 1: the layer Shift was not given.\n"
                        + "Maybe load it with Onnx.load(path, knows(Shift.class)), or predict with Onnx.open(path).");
        Tensor rows = OwnThings.DATA.input();
        try (OnnxModel open = Onnx.open(file)) {
            assertThat(open.predict(Map.of("input", rows)).get("output").floats())
                    .containsExactly(model.predict(rows).floats());
        }
    }

    @Test
    void withoutALayersLambdaAFileIsRefused() {
        Path file = saved(lambdas());
        assertRefused(
                () -> Onnx.load(file, knows(SQUARES)),
                file + ": the file's nn.architecture: layer 1: the layer \"scale\" was not given.\nMaybe load it with"
                        + " Onnx.load(path, knows(lambda(\"scale\", …))), or predict with Onnx.open(path).");
    }

    private static void assertMissing(Model model, Model loaded, String what) {
        Tensor rows = OwnThings.DATA.input();
        assertThat(loaded.predict(rows)).isEqualTo(model.predict(rows));
        assertThat(loaded.toString()).isNotBlank();
        assertThat(loaded.compilation().toString()).isNotBlank();
        assertThatThrownBy(() -> on(loaded)).isInstanceOf(NnException.class).hasMessage(what);
    }

    private static String missing(String what, String given, String others) {
        return "the model was saved with the " + what + ", which was not given when it was loaded.\n"
                + "Maybe load it with Onnx.load(path, knows(" + given + "))" + others + ".";
    }

    @Test
    void withoutItsLossAModelPredictsAndLearnsWithAnother() {
        Model model = fit(fit -> fit.loss(new OwnThings.HalfSquares(2)), dense(2));
        Model loaded = Onnx.load(saved(model));
        String what = missing("loss HalfSquares", "HalfSquares.class", ", or choose another: fit -> fit.loss(…)");
        assertMissing(model, loaded, what);
        assertRefused(() -> loaded.evaluate(OwnThings.DATA), what);
        Model other =
                loaded.fit(OwnThings.DATA, fit -> fit.loss(meanSquaredError()).verbose(0));
        assertThat(other.state().step()).isGreaterThan(model.state().step());
    }

    @Test
    void withoutItsLambdaOfALossAModelPredicts() {
        Model model = fit(fit -> fit.loss(SQUARES), dense(2));
        assertMissing(
                model,
                Onnx.load(saved(model)),
                missing("loss \"squares\"", "loss(\"squares\", …)", ", or choose another: fit -> fit.loss(…)"));
    }

    @Test
    void withoutItsOptimizerAModelPredictsIsEvaluatedAndLearnsWithAnother() {
        Model model = fit(fit -> fit.loss(meanSquaredError()).optimizer(HEAVY), dense(2));
        Model loaded = Onnx.load(saved(model));
        assertMissing(
                model,
                loaded,
                missing("optimizer Heavy", "Heavy.class", ", or choose another: fit -> fit.optimizer(…)"));
        assertThat(loaded.evaluate(OwnThings.DATA)).isEqualTo(model.evaluate(OwnThings.DATA));
        assertThat(loaded.state().slots()).containsKey("dense/kernel:v");
        Model other = loaded.fit(OwnThings.DATA, fit -> fit.optimizer(sgd()).verbose(0));
        assertThat(other.state().step()).isGreaterThan(model.state().step());
        Model again =
                loaded.fit(OwnThings.DATA, fit -> fit.optimizer(HEAVY).epochs(1).verbose(0));
        assertThat(again.state().slots()).containsKey("dense/kernel:v");
    }

    @Test
    void withoutAMetricAModelPredictsAndLearnsWithOthers() {
        Model model = fit(fit -> fit.loss(meanSquaredError()).metrics(new OwnThings.Worst()), dense(2));
        Model loaded = Onnx.load(saved(model));
        String what = missing("metric Worst", "Worst.class", ", or choose others: fit -> fit.metrics(…)");
        assertMissing(model, loaded, what);
        assertRefused(() -> loaded.evaluate(OwnThings.DATA), what);
        loaded.fit(OwnThings.DATA, fit -> fit.metrics().verbose(0));
        assertMissing(
                lambdas(),
                Onnx.load(saved(lambdas()), knows(SCALE, SQUARES, L1, BOX, EYE)),
                missing("metric \"rows\"", "metric(\"rows\", …)", ", or choose others: fit -> fit.metrics(…)"));
    }

    @Test
    void withoutARegularizerAModelPredicts() {
        Model model = fit(fit -> fit.loss(meanSquaredError()), dense(2).kernelRegularizer(L1));
        Model loaded = Onnx.load(saved(model));
        String what = missing("regularizer \"mine\"", "regularizer(\"mine\", …)", "");
        assertMissing(model, loaded, what);
        assertRefused(() -> loaded.evaluate(OwnThings.DATA), what);
        Model active = fit(fit -> fit.loss(meanSquaredError()), dense(2).activityRegularizer(new OwnThings.Near(1)));
        assertMissing(active, Onnx.load(saved(active)), "dense: " + missing("regularizer Near", "Near.class", ""));
    }

    @Test
    void withoutAConstraintAModelPredictsAndIsEvaluated() {
        Model model = fit(fit -> fit.loss(meanSquaredError()), dense(2).kernelConstraint(BOX));
        Model loaded = Onnx.load(saved(model));
        assertMissing(model, loaded, missing("constraint \"box\"", "constraint(\"box\", …)", ""));
        assertThat(loaded.evaluate(OwnThings.DATA)).isEqualTo(model.evaluate(OwnThings.DATA));
    }

    @Test
    void withoutAnInitializerAModelPredictsAndLearnsButIsNotDrawnAnew() {
        Model model = fit(fit -> fit.loss(meanSquaredError()), dense(2).kernelInitializer(EYE));
        Model loaded = Onnx.load(saved(model));
        assertThat(on(loaded).state()).isEqualTo(on(model).state());
        assertRefused(
                () -> loaded.architecture().init(0), missing("initializer \"eye\"", "initializer(\"eye\", …)", ""));
    }

    @Test
    void whatIsMissingIsSavedAgainAsItWas() {
        Model model = fit(fit -> fit.loss(SQUARES).optimizer(HEAVY), dense(2).kernelRegularizer(L1));
        Model loaded = Onnx.load(saved(model));
        Path again = folder.resolve("again.onnx");
        Onnx.save(loaded, again, Export::withState);
        Model whole = Onnx.load(again, CLASSES.and(knows(SQUARES, L1)));
        assertThat(on(whole).state()).isEqualTo(on(model).state());
    }

    @Test
    void aScheduleThatIsALambdaIsMissedOnlyByWhoFits() {
        Model model = fit(fit -> fit.loss(meanSquaredError()).optimizer(sgd(step -> 0.1)), dense(2));
        Model loaded = Onnx.load(saved(model));
        assertThat(loaded.evaluate(OwnThings.DATA)).isEqualTo(model.evaluate(OwnThings.DATA));
        assertMissing(
                model,
                loaded,
                "the model was saved with the schedule that was a lambda, which was not given when it was loaded.\n"
                        + "Maybe choose the optimizer anew: fit -> fit.optimizer(…).");
    }

    /** Would be called as one of nn's own. */
    private record Dense(int units) implements Layer {
        @Override
        public Value call(Call call, Value x) {
            return x;
        }
    }

    /** Holds another of a name that {@link OwnThings} has. */
    private static final class Other {
        private record Shift() implements Layer {
            @Override
            public Value call(Call call, Value x) {
                return x;
            }
        }
    }

    /** Is no record. */
    private static final class Plain implements Layer {
        @Override
        public Value call(Call call, Value x) {
            return x;
        }
    }

    /** Holds what is no description. */
    private record Odd(Thread thread) implements Layer {
        @Override
        public Value call(Call call, Value x) {
            return x;
        }
    }

    /** Forgets what it was given. */
    private record Forgetful(int size) implements Layer {
        Forgetful {
            size = size + 1;
        }

        @Override
        public Value call(Call call, Value x) {
            return x;
        }
    }

    private void assertUnsaved(String message, Layer... layers) {
        Model model = Sequential.of(layers).input(2).init(0);
        assertRefused(() -> Onnx.save(model, folder.resolve("x.onnx")), message);
    }

    @Test
    void kindsOfOneNameAreRefused() {
        Path file = saved(classes());
        assertRefused(
                () -> Onnx.load(file, CLASSES.and(knows(Other.Shift.class))),
                file + ": nn.onnx.OwnThings$Shift and nn.onnx.OwnFilesTest$Other$Shift have one simple name.\n"
                        + "Maybe rename one of them: files know them by their simple names.");
        assertRefused(
                () -> Onnx.load(file, knows(Dense.class)),
                file + ": nn.onnx.OwnFilesTest$Dense is called as one of nn's own is, Dense.\n"
                        + "Maybe give it another simple name: files know it by that.");
        assertUnsaved(
                "nn.onnx.OwnFilesTest$Dense is called as one of nn's own is, Dense.\n"
                        + "Maybe give it another simple name: files know it by that.",
                new Dense(2));
        assertUnsaved(
                "nn.onnx.OwnThings$Shift and nn.onnx.OwnFilesTest$Other$Shift have one simple name.\n"
                        + "Maybe rename one of them: files know them by their simple names.",
                OwnThings.shift(),
                new Other.Shift());
    }

    @Test
    void lambdasOfOneNameThatDifferAreRefused() {
        assertUnsaved(
                "there are two layers \"scale\" that differ.\nMaybe name them apart: files hold the names alone.",
                SCALE,
                lambda("scale", x -> x));
        Path file = saved(lambdas());
        assertRefused(
                () -> Onnx.load(file, knows(SCALE, lambda("scale", x -> x))),
                file + ": there are two layers \"scale\" that differ.\n"
                        + "Maybe name them apart: files hold the names alone.");
    }

    private static Lambda times(double factor) {
        return lambda("times", x -> mul(x, factor));
    }

    @Test
    void lambdasOfOneNameThatOtherFunctionsMakeAreRefused() {
        assertUnsaved(
                "there are two layers \"times\" that differ.\nMaybe name them apart: files hold the names alone.",
                times(2),
                times(5));
        Lambda twice = times(2);
        Path file = saved(Sequential.of(twice, twice).input(2).init(0));
        assertThat(Onnx.load(file, knows(twice)).predict(1, 2)).containsExactly(4, 8);
        assertRefused(
                () -> Onnx.load(file, knows(twice, times(2))),
                file + ": there are two layers \"times\" that differ.\n"
                        + "Maybe name them apart: files hold the names alone.");
    }

    @Test
    void weightsThatALambdaGivenAgainHasNotAreRefused() {
        Path file = saved(Sequential.of(SCALE).input(2).init(0));
        assertRefused(
                () -> Onnx.load(file, knows(lambda("scale", x -> x))),
                file + ": the file has the weights [scale/factor], which the network has not.\n"
                        + "Maybe give a layer of your own as it was when the model was saved, with all of its weights.");
    }

    @Test
    void whatNoFileCanHoldIsRefusedWhenItIsSaved() {
        assertUnsaved(
                "the layer Plain is no record, so no file can hold it.\n"
                        + "Maybe make it one: record Plain(…) implements Layer.",
                new Plain());
        assertUnsaved(
                "the layer MyLayer is no record, so no file can hold it.\n"
                        + "Maybe make it one: record MyLayer(…) implements Layer.",
                new Layer() {
                    @Override
                    public Value call(Call call, Value x) {
                        return x;
                    }
                });
        assertUnsaved(
                "the description Thread is no record, so no file can hold it.\n"
                        + "Maybe make it one: record Thread(…) implements Object.",
                new Odd(Thread.currentThread()));
        assertUnsaved(
                "Forgetful[size=2] does not come back from a file as it was.\nMaybe let its constructors keep what"
                        + " they are given, and equals(…) be the record's own.",
                new Forgetful(1));
        Loss nameless = OwnThings::squares;
        Model model = fit(fit -> fit.loss(nameless), dense(2));
        assertRefused(
                () -> saved(model),
                "a loss that is a lambda has no name, so no file can hold it.\nMaybe give it one: loss(\"…\", …).");
        Path file = saved(classes());
        assertRefused(
                () -> Onnx.load(file, knows(Plain.class)),
                file + ": the layer Plain is no record, so no file can hold it.\n"
                        + "Maybe make it one: record Plain(…) implements Layer.");
    }

    @Test
    void nullsAreRefused() {
        Path file = saved(classes());
        assertRefused(() -> Onnx.load(file, null), "load: the kinds must not be null.");
        assertRefused(() -> knows((Class<?>) null), "knows: class 1 must not be null.");
        assertRefused(() -> knows(SQUARES, (ByName) null), "knows: lambda 2 must not be null.");
    }

    @Test
    void aFileNamesNoClassThatWasNotGiven() {
        Path file = saved(classes());
        assertThat(Stream.of("Shift", "HalfSquares", "Heavy", "Worst", "Near", "Box", "Halves"))
                .allSatisfy(name -> assertThat(Onnx.open(file).metadata().toString())
                        .contains("\"own:" + name + '"')
                        .doesNotContain("OwnThings"));
    }

    @Test
    void aLayerWithoutStartIsWrittenByItsComponents() {
        Model model = fit(fit -> fit.loss(meanSquaredError()), new OwnThings.Shift(zeros(), Optional.empty()));
        assertThat(Onnx.load(saved(model), CLASSES).architecture().layers())
                .isEqualTo(model.architecture().layers());
    }
}
