package nn.onnx.train;

import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.batchNormalization;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.lambda;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adadelta;
import static nn.Optimizers.adagrad;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.adamax;
import static nn.Optimizers.ftrl;
import static nn.Optimizers.lion;
import static nn.Optimizers.nadam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Activations;
import nn.Constraints;
import nn.Regularizers;
import nn.Sequential;
import nn.data.Optimization;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.op.Ops;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the steps of optimizers in Java against those in the graph, bit by bit. */
class RuleLearnerTest {
    private static final int ROWS = 60;

    /** Its first kernel fills more than one piece, the last of them not wholly. */
    private static final Sequential WIDE = Sequential.of(dense(300).relu(), dense(4).softmax());

    private static final Sequential ALL = Sequential.of(
            dense(300).kernelRegularizer(Regularizers.l2(0.01)),
            batchNormalization(),
            activation(Activations.tanh()),
            dropout(0.3),
            activityRegularization(Regularizers.l1(0.001)),
            dense(4).softmax());

    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of("Adam", WIDE, adam()),
                Arguments.of(
                        "other numbers", WIDE, adam(0.02).beta1(0.7).beta2(0.95).epsilon(0.01)),
                Arguments.of("AdamW", WIDE, adamW(0.01).weightDecay(0.1)),
                Arguments.of("clipped together", WIDE, adam(0.01).globalClipNorm(0.1)),
                Arguments.of("clipped one by one", WIDE, adam(0.01).clipValue(0.001)),
                Arguments.of("penalties, statistics and dropout", ALL, adam(0.01)),
                Arguments.of("AMSGrad", WIDE, adam(0.05).beta2(0.5).amsgrad()),
                Arguments.of("Nadam", WIDE, nadam(0.01)),
                Arguments.of("Adamax", WIDE, adamax(0.01).weightDecay(0.1)),
                Arguments.of("Adagrad", WIDE, adagrad(0.05)),
                Arguments.of("Adadelta", WIDE, adadelta(0.5)),
                Arguments.of("RMSprop", WIDE, rmsprop(0.01)),
                Arguments.of("RMSprop with momentum", WIDE, rmsprop(0.01).momentum(0.8)),
                Arguments.of("centered RMSprop", WIDE, rmsprop(0.01).centered().weightDecay(0.1)),
                Arguments.of(
                        "centered RMSprop with momentum",
                        WIDE,
                        rmsprop(0.01).rho(0.7).centered().momentum(0.8).epsilon(0.01)),
                Arguments.of("Lion", ALL, lion(0.001).weightDecay(0.1).clipNorm(0.1)),
                Arguments.of("FTRL", WIDE, ftrl(0.05)),
                Arguments.of(
                        "FTRL with penalties",
                        WIDE,
                        ftrl(0.05).l1(0.01).l2(0.02).l2Shrinkage(0.03).beta(0.1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void stepsAreThoseOfTheGraphToTheBit(String name, Sequential network, Optimizer optimizer) {
        Plan plan = plan(network, optimizer);
        for (int threads : new int[] {1, 2}) {
            Place place = new Place(Device.CPU, Threads.exactly(threads));
            Run java = run(plan, place, RuleLearner::new);
            Run graph = run(plan, place, GraphLearner::new);
            assertThat(java.state()).isEqualTo(graph.state());
            assertThat(java.last().losses()).isEqualTo(graph.last().losses());
            assertThat(java.last().penalties()).isEqualTo(graph.last().penalties());
            assertThat(java.last().outputs()).isEqualTo(graph.last().outputs());
        }
    }

    @Test
    void weightsOfDifferentAgesStepAsInTheGraphToTheBit() {
        Plan plan = plan(WIDE, adamW(0.01).weightDecay(0.1));
        SortedMap<String, Long> began = new TreeMap<>(Map.of("dense/kernel", 90L, "dense_1/bias", 40L));
        State fresh = plan.start(plan.network().draw(3));
        State aged = new State(100, fresh.weights(), fresh.slots(), new Optimization(0, began, OptionalDouble.empty()));
        Place place = new Place(Device.CPU, Threads.exactly(1));
        State java = aged(plan, place, RuleLearner::new, fresh, aged);
        assertThat(java).isEqualTo(aged(plan, place, GraphLearner::new, fresh, aged));
        assertThat(java)
                .isNotEqualTo(aged(plan, place, GraphLearner::new, fresh, aged.optimization(fresh.optimization())));
    }

    private static State aged(Plan plan, Place place, Learner.Maker maker, State start, State then) {
        try (OnnxTrainer trainer = new OnnxTrainer(plan, start, place, maker)) {
            trainer.train(chunk(0, 2, 10));
            trainer.restore(then);
            Chunk chunk = chunk(0, 4, 10);
            trainer.train(new Chunk(
                    chunk.inputs(), chunk.targets(), chunk.sampleWeights(), chunk.batch(), then.step(), chunk.rates()));
            State end = trainer.state();
            return new State(end.step(), end.weights(), end.slots());
        }
    }

    private record Run(State state, Steps last) {}

    private static Run run(Plan plan, Place place, Learner.Maker maker) {
        try (OnnxTrainer trainer =
                new OnnxTrainer(plan, plan.start(plan.network().draw(3)), place, maker)) {
            State first = trainer.state();
            trainer.train(chunk(0, 4, 10));
            trainer.restore(first);
            trainer.train(chunk(0, 4, 10));
            trainer.evaluate(chunk(0, 1, 7));
            Steps last = trainer.train(chunk(4, 6, 9));
            return new Run(trainer.state(), last);
        }
    }

    private static Plan plan(Sequential network, Optimizer optimizer) {
        return new Plan(network.network(Shape.of(20)), sparseCategoricalCrossentropy(), optimizer, 5, true);
    }

    private static Chunk chunk(int from, int to, int batch) {
        Randoms random = Randoms.of(1, "rows", 0);
        float[] inputs = new float[ROWS * 20];
        int[] labels = new int[ROWS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < ROWS; i++) {
            labels[i] = random.nextInt(4);
        }
        float[] rates = new float[to - from];
        Arrays.fill(rates, 0.01f);
        return new Chunk(
                List.of(Tensor.of(Shape.of(ROWS, 20), inputs).rows(from * batch, to * batch)),
                Tensor.of(Shape.of(ROWS), labels).rows(from * batch, to * batch),
                Optional.empty(),
                batch,
                from,
                rates);
    }

    @Test
    void weightsWithoutAGradientStayAsInTheGraph() {
        Sequential cut = Sequential.of(dense(5), lambda("cut", Ops::stopGradient), dense(4).softmax());
        Plan plan = plan(cut, adamW(0.01).weightDecay(0.1));
        Place place = new Place(Device.CPU, Threads.exactly(1));
        State java = run(plan, place, RuleLearner::new).state();
        assertThat(java).isEqualTo(run(plan, place, GraphLearner::new).state());
        State start = plan.start(plan.network().draw(3));
        assertThat(java.weights().get("dense/kernel")).isEqualTo(start.weights().get("dense/kernel"));
        assertThat(java.weights().get("dense_1/kernel"))
                .isNotEqualTo(start.weights().get("dense_1/kernel"));
    }

    @Test
    void whatHasNoRuleOrMoreToDoAfterTheStepStaysInTheGraph() {
        Device gpu = new Device("cuda:0", Optional.empty());
        Sequential constrained = Sequential.of(
                dense(4).kernelConstraint(Constraints.nonNegative()).softmax());
        assertThat(RuleLearner.suits(plan(WIDE, adam()), Device.CPU)).isTrue();
        assertThat(RuleLearner.suits(plan(WIDE, sgd().momentum(0.9)), Device.CPU))
                .isFalse();
        assertThat(RuleLearner.suits(plan(WIDE, sgd()), Device.CPU)).isFalse();
        assertThat(RuleLearner.suits(plan(WIDE, ftrl().learningRatePower(-0.3)), Device.CPU))
                .isFalse();
        assertThat(RuleLearner.suits(plan(WIDE, adam()), gpu)).isFalse();
        assertThat(RuleLearner.suits(plan(WIDE, adam().gradientAccumulationSteps(2)), Device.CPU))
                .isFalse();
        assertThat(RuleLearner.suits(plan(WIDE, adam().useEma()), Device.CPU)).isFalse();
        assertThat(RuleLearner.suits(plan(constrained, adam()), Device.CPU)).isFalse();
    }
}
