package nn.onnx.file;

import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.normalization;
import static nn.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.Constraints;
import nn.Initializers;
import nn.Losses;
import nn.Metrics;
import nn.Optimizers;
import nn.Regularizers;
import nn.Schedules;
import nn.Sequential;
import nn.data.NnException;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.train.History;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RecordCodecTest {
    private static final RecordCodec CODEC = new RecordCodec();

    private static void assertComesBack(Record value) {
        String json = CODEC.write(value).toString();
        assertThat(CODEC.read(JsonParser.parseString(json), value.getClass())).isEqualTo(value);
    }

    /** Calls every factory that takes nothing: each default of the catalogue. */
    @TestFactory
    Stream<DynamicTest> everyDefaultOfTheCatalogueComesBack() {
        return Stream.of(Losses.class, Optimizers.class, Metrics.class, Initializers.class, Constraints.class)
                .flatMap(words -> Stream.of(words.getMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> assertComesBack(called(method))));
    }

    private static Record called(Method method) throws ReflectiveOperationException {
        return (Record) method.invoke(null);
    }

    @TestFactory
    Stream<DynamicTest> everyScheduleIsKnown() {
        return Stream.of(Schedules.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(method -> DynamicTest.dynamicTest(
                        method.getName(), () -> assertThat(BuiltIn.ALL).contains(method.getReturnType())));
    }

    @Test
    void aScheduleWithListsComesBack() {
        assertComesBack(Optimizers.adam(Schedules.piecewiseConstantDecay(new long[] {10, 20}, 0.1, 0.01, 0.001)));
    }

    @Test
    void aNetworkWithAllThatCanBeChosenComesBack() {
        Sequential network = Sequential.of(
                        normalization(new float[] {0.5f}, new float[] {2}),
                        conv2D(3, 2, 3)
                                .strides(1, 2)
                                .same()
                                .leakyRelu(0.1)
                                .kernelInitializer(Initializers.heNormal())
                                .kernelRegularizer(Regularizers.l1L2(0.1, 0.2))
                                .activityRegularizer(Regularizers.l1(0.3)),
                        residual(block(
                                        batchNormalization().momentum(0.9),
                                        conv2D(3, 3).same()))
                                .shortcut(conv2D(3, 1)),
                        flatten(),
                        dense(2).useBias(false)
                                .kernelConstraint(Constraints.maxNorm(2))
                                .named("out"))
                .input(1, 6, 6)
                .freeze("out");
        assertComesBack(Chain.of(network));
    }

    @Test
    void switchesKeepTheirNamesInFiles() {
        String before =
                "{\"type\":\"Sgd\",\"learningRate\":{\"type\":\"Schedule.Constant\",\"rate\":0.1},\"momentum\":0.9,"
                        + "\"nesterov\":true,\"options\":{\"type\":\"UpdateOptions\",\"weightDecay\":0.0,\"clipNorm\":0.0,"
                        + "\"clipValue\":0.0,\"globalClipNorm\":0.0";
        String now = before + ",\"gradientAccumulationSteps\":1,\"useEma\":false,\"emaMomentum\":0.99,"
                + "\"emaOverwriteFrequency\":0}}";
        Optimizer nesterov = Optimizers.sgd(0.1).momentum(0.9).nesterov();
        for (String saved : List.of(before + "}}", now)) {
            assertThat(CODEC.read(JsonParser.parseString(saved), Optimizer.class))
                    .isEqualTo(nesterov);
        }
        assertThat(CODEC.write(nesterov)).isEqualTo(JsonParser.parseString(now));
        assertThat(CODEC.write(batchNormalization()).toString()).contains("\"center\":true,\"scale\":true");
    }

    @Test
    void aThresholdThatAlwaysWasChosenIsReadStill() {
        String saved = "{\"type\":\"Precision\",\"threshold\":0.5}";
        assertThat(CODEC.read(JsonParser.parseString(saved), Metric.class)).isEqualTo(Metrics.precision(0.5));
        assertComesBack((Record) Metrics.precision(0.9).named("strict"));
    }

    @Test
    void aHistoryWithGapsComesBack() {
        assertComesBack(new History(2, Map.of("val_loss", List.of(Double.NaN, 0.1)), "onnx on cpu", ""));
    }

    @Test
    void ofAScheduleThatIsALambdaItSaysThatThereWasOne() {
        Schedule schedule = step -> 0.1;
        Optimizer read = CODEC.read(CODEC.write(Optimizers.sgd(schedule)), Optimizer.class);
        assertThatThrownBy(() -> read.learningRate().rate(0))
                .isInstanceOf(NnException.class)
                .hasMessage("the model was saved with the schedule that was a lambda, which was not given when it was"
                        + " loaded.\nMaybe choose the optimizer anew: fit -> fit.optimizer(…).");
    }
}
