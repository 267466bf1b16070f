package nn;

import static nn.Layers.block;
import static nn.Layers.dense;
import static nn.Layers.residual;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.callback.LearningRateScheduler.EpochRate;
import nn.callback.Training;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.Composite;
import nn.layer.Layer;
import nn.layer.Normalization;
import nn.metric.ConfusionMatrix;
import nn.metric.Metric;
import nn.metric.Mode;
import nn.optimizer.Update;
import nn.selection.Distribution;
import nn.selection.Search;
import nn.train.Compilation;
import nn.train.Fit;
import nn.train.History;
import nn.train.Scores;
import nn.train.TinyData;
import nn.train.TinyEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NullsTest {
    private static final List<Object> SAMPLES = List.of(
            dense(2),
            new Layer[] {dense(2)},
            Activations.relu(),
            Regularizers.l2(0.1),
            Constraints.nonNegative(),
            Initializers.zeros(),
            Schedules.exponentialDecay(0.1, 2, 0.5),
            accuracy(),
            new Metric[] {accuracy()},
            meanSquaredError(),
            sgd(),
            Mode.MIN,
            Path.of("x"),
            "name",
            new String[] {"name"},
            new float[] {1},
            new float[][] {{1}},
            new double[] {1},
            new double[][] {{1}},
            new long[] {1},
            new int[] {1},
            new byte[] {1},
            TinyData.rows(2),
            Tensor.zeros(Shape.of(1)),
            Shape.of(1),
            DType.FLOAT32,
            List.of("name"),
            Map.of(),
            (Consumer<Object>) any -> {},
            (IntPredicate) any -> true,
            (EpochRate) (epoch, rate) -> rate,
            (ToDoubleBiFunction<Tensor, Tensor>) (p, t) -> 0,
            (UnaryOperator<Fit>) fit -> fit,
            (BinaryOperator<Object>) (y, p) -> p,
            ByteBuffer.allocate(4),
            new TreeMap<>(),
            Optimization.FROM_THE_FIRST,
            Schema.UNKNOWN,
            History.EMPTY,
            Fit.DEFAULT,
            Compilation.DEFAULT,
            new State(0, new TreeMap<>(), new TreeMap<>()),
            Sequential.of(dense(2)).input(3),
            new TinyEngine());

    /** What has no argument of ours, or is no door of the DSL. */
    private static final Set<String> NOT_MEANT = Set.of("equals", "wait", "forEach", "wrap", "decidedBy", "draw", "of");

    /** What only builders, engines and the loop hand over. */
    private static final Set<Class<?>> OF_THE_LOOP =
            Set.of(Shape.class, Training.class, Call.class, Composite.Wiring.class, Update.class);

    @TestFactory
    Stream<DynamicTest> everyFactoryRefusesNull() {
        Stream<Class<?>> others = Stream.of(
                Engines.class,
                Model.class,
                Tensor.class,
                Schema.class,
                ConfusionMatrix.class,
                Distribution.class,
                Normalization.class,
                Shape.class);
        return Stream.concat(CatalogueTest.classes().stream(), others)
                .flatMap(words -> Stream.of(words.getMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .flatMap(method -> refusals(null, method));
    }

    @TestFactory
    Stream<DynamicTest> everyConstructorOfAValueRefusesNull() {
        return Stream.of(History.class, Scores.class, State.class, Schema.class, Compilation.class)
                .flatMap(type -> Stream.of(type.getConstructors()))
                .flatMap(constructor -> refusals(null, constructor));
    }

    @TestFactory
    Stream<DynamicTest> everyWordRefusesNull() {
        Sequential single = Sequential.of(dense(1)).input(3);
        Model model = Model.of(
                single,
                single.init(0).state(),
                Fit.DEFAULT.loss(meanSquaredError()).engine(new TinyEngine()).compilation(),
                History.EMPTY,
                Schema.UNKNOWN);
        Stream<Object> values = Stream.of(
                dense(2),
                Layers.conv2D(2, 3),
                Layers.maxPool2D(),
                Layers.batchNormalization(),
                residual(dense(2)),
                block(dense(2)),
                sgd(),
                Optimizers.adam(),
                Optimizers.nadam(),
                Optimizers.rmsprop(),
                Optimizers.adagrad(),
                Metrics.f1(),
                Callbacks.earlyStopping("loss"),
                Callbacks.reduceLROnPlateau("loss"),
                Callbacks.checkpoint(Path.of("c.onnx")),
                Fit.DEFAULT,
                TinyData.rows(3),
                Sequential.of(dense(2)).input(3),
                Sequential.of(dense(2)).compile(meanSquaredError(), sgd()),
                model,
                model.predictor(),
                Tensor.zeros(Shape.of(1)),
                History.EMPTY,
                new Scores(Map.of()),
                TinyData.rows(3).split(0.5),
                TinyData.rows(3).folds(2),
                Search.grid().over("units", 1),
                ConfusionMatrix.of(Tensor.of(new float[] {0, 1}), Tensor.of(Shape.of(1), 1)));
        return values.flatMap(value -> Stream.of(value.getClass().getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(method -> !NOT_MEANT.contains(method.getName()))
                .filter(method -> Stream.of(method.getParameterTypes()).noneMatch(OF_THE_LOOP::contains))
                .filter(method ->
                        !Set.of("outputShape", "outputShapes", "weights").contains(method.getName()))
                .flatMap(method -> refusals(value, method)));
    }

    private static Stream<DynamicTest> refusals(Object target, Executable method) {
        Class<?>[] types = method.getParameterTypes();
        return IntStream.range(0, types.length)
                .filter(i -> !types[i].isPrimitive())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName() + " " + i,
                        () -> assertRefused(target, method, i)));
    }

    private static void assertRefused(Object target, Executable method, int missing)
            throws ReflectiveOperationException {
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(NullsTest::sample).toArray();
        arguments[missing] = null;
        try {
            if (method instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) method).invoke(target, arguments);
            }
            throw new AssertionError(method + ": null was taken as argument " + missing);
        } catch (InvocationTargetException thrown) {
            assertThat(thrown.getCause())
                    .as("%s, argument %d", method, missing)
                    .isInstanceOf(NnException.class)
                    .hasMessageEndingWith("must not be null.");
        }
    }

    private static Object sample(Class<?> type) {
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return SAMPLES.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseGet(() -> type.isArray() ? Array.newInstance(type.componentType(), 0) : null);
    }

    @Test
    void aNullAmongManySaysWhichItIs() {
        assertThatThrownBy(() -> Sequential.of(dense(2), null))
                .isInstanceOf(NnException.class)
                .hasMessage("Sequential.of: layer 2 must not be null.");
        assertThatThrownBy(() -> block(dense(2), null)).hasMessage("block: layer 2 must not be null.");
        assertThatThrownBy(() -> residual(dense(2)).shortcut((Layer) null))
                .hasMessage("residual: shortcut layer 1 must not be null.");
        assertThatThrownBy(() -> Fit.DEFAULT.metrics(accuracy(), null)).hasMessage("fit: metric 2 must not be null.");
        assertThatThrownBy(() -> Tensor.of(new float[] {1}, null)).hasMessage("a tensor: row 1 must not be null.");
        assertThatThrownBy(() -> TinyData.rows(1).classes(Arrays.asList("a", null)))
                .hasMessage("classes: name 2 must not be null.");
    }

    @Test
    void modelsSayWhatTheyLack() {
        Sequential open = Sequential.of(dense(2));
        State state = new State(0, new TreeMap<>(), new TreeMap<>());
        assertThatThrownBy(() -> Model.of(open, state, Compilation.DEFAULT, History.EMPTY, Schema.UNKNOWN))
                .isInstanceOf(NnException.class)
                .hasMessage("the shape of an input row is not known yet.\nMaybe add .input(784) first.");
        assertThatThrownBy(() -> open.network(null)).hasMessage("network: the shape of a row must not be null.");
        assertThatThrownBy(() -> new History(1, Map.of("loss", Arrays.asList(1.0, null)), "", ""))
                .hasMessage("a history: loss: number 2 must not be null.");
        assertThatThrownBy(() -> new Normalization(Arrays.asList(1f, null), List.of(1f, 1f), ""))
                .hasMessage("normalization: the mean: number 2 must not be null.");
        assertThatThrownBy(() -> new Scores(Collections.singletonMap("loss", null)))
                .hasMessage("scores: loss must not be null.");
    }

    @Test
    void aLambdaThatGivesNullIsShownHowToEnd() {
        String message =
                "fit: the lambda gave null.\nMaybe let it give what its last word gives, as in fit -> fit.epochs(5).";
        Dataset data = TinyData.rows(4);
        assertThatThrownBy(() -> Sequential.of(dense(2)).fit(data, fit -> null)).hasMessage(message);
        assertThatThrownBy(() -> TinyData.train(data, fit -> fit).fit(data, fit -> null))
                .hasMessage(message);
        assertThatThrownBy(() -> Sequential.of(dense(2))
                        .compile(meanSquaredError(), sgd())
                        .fit(data, fit -> null))
                .hasMessage(message);
    }

    @Test
    void dataRefusesNull() {
        assertThatThrownBy(() -> Dataset.of((Tensor) null, Tensor.zeros(Shape.of(1))))
                .hasMessage("Dataset.of: the inputs must not be null.");
        assertThatThrownBy(() -> Dataset.of(new float[][] {{1}}, (int[]) null))
                .hasMessage("Dataset.of: the labels must not be null.");
        assertThatThrownBy(() -> Dataset.of((float[][]) null, new int[] {1}))
                .hasMessage("a tensor: rows must not be null.");
        assertThatThrownBy(() -> Tensor.of(Shape.of(1), (float[]) null))
                .hasMessage("a tensor: the values must not be null.");
        Model model = Sequential.of(dense(2)).input(3).init(0);
        assertThatThrownBy(() -> model.evaluate(null)).hasMessage("evaluate: the data must not be null.");
        assertThatThrownBy(() -> model.fit(null, fit -> fit)).hasMessage("fit: the data must not be null.");
    }
}
