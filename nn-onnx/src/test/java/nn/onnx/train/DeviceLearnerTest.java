package nn.onnx.train;

import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.reshape;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.Activations;
import nn.Constraints;
import nn.Functional;
import nn.Regularizers;
import nn.Sequential;
import nn.Symbol;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.loss.Loss;
import nn.onnx.binding.Binding;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds runs that are bound to a device, here the processor, against those of the Java API, bit by bit. */
class DeviceLearnerTest {
    private static final Place PLACE = new Place(Device.CPU, Threads.exactly(1));
    private static final int FEATURES = 16;

    @BeforeEach
    void needsAJdkThatCallsTheCApi() {
        assumeThat(Binding.problem(Device.CPU))
                .as("why runs cannot be bound here")
                .isEmpty();
    }

    private static final Sequential DENSE = Sequential.of(dense(24).relu(), dense(3).softmax());
    private static final Sequential ALL = Sequential.of(
            reshape(1, 4, 4),
            conv2D(3, 3).kernelRegularizer(Regularizers.l2(0.01)),
            batchNormalization(),
            activation(Activations.relu()),
            flatten(),
            dropout(0.3),
            activityRegularization(Regularizers.l1(0.001)),
            dense(3).softmax());

    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of("plain descent", plan(DENSE, sgd(0.05))),
                Arguments.of(
                        "momentum, statistics, dropout, penalties",
                        plan(ALL, sgd(0.05).momentum(0.9))),
                Arguments.of("Adam", plan(DENSE, adam(0.01))),
                Arguments.of(
                        "AMSGrad, statistics, dropout, penalties",
                        plan(ALL, adam(0.01).amsgrad())),
                Arguments.of("AdamW and running means", plan(ALL, adamW(0.01).useEma())),
                Arguments.of("gradients over two steps", plan(ALL, adam(0.01).gradientAccumulationSteps(2))),
                Arguments.of(
                        "constraints",
                        plan(
                                Sequential.of(dense(5).kernelConstraint(Constraints.nonNegative()), dense(3).softmax()),
                                sgd(0.05))),
                Arguments.of("two outputs, one of them weighted", twoOutputs()));
    }

    private static Plan plan(Sequential network, Optimizer optimizer) {
        return new Plan(network.network(Shape.of(FEATURES)), sparseCategoricalCrossentropy(), optimizer, 5, true);
    }

    private static Plan twoOutputs() {
        Symbol in = nn.Layers.input("in", FEATURES);
        Symbol both = in.then(dense(8).relu()).then(batchNormalization());
        Network network = Functional.of(
                        List.of(in),
                        List.of(both.then(dense(3).softmax().named("kind")), both.then(dense(1).named("price"))))
                .network();
        Loss kind = sparseCategoricalCrossentropy();
        return new Plan(
                network,
                List.of(new Objective("kind", kind, 1), new Objective("price", meanSquaredError(), 0.3)),
                adam(0.01).amsgrad(),
                5,
                true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void stepsAreThoseOfTheJavaApiToTheBit(String name, Plan plan) {
        List<Object> bound = course(plan, DeviceLearner::new);
        List<Object> plain = course(plan, GraphLearner::new);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(bound.get(i)).as("result %d", i).isEqualTo(plain.get(i));
        }
    }

    /** Learns in chunks of many lengths and a partial batch, evaluates, predicts, goes back and on again. */
    private static List<Object> course(Plan plan, Learner.Maker maker) {
        List<Object> seen = new ArrayList<>();
        State start = plan.start(plan.network().draw(3));
        try (OnnxTrainer trainer = new OnnxTrainer(plan, start, PLACE, maker)) {
            note(seen, trainer.train(chunk(plan, 0, 5, 8)));
            State middle = trainer.state();
            seen.add(middle);
            note(seen, trainer.evaluate(chunk(plan, 0, 3, 8)));
            note(seen, trainer.train(chunk(plan, 5, 6, 8)));
            note(seen, trainer.train(chunk(plan, 6, 13, 8)));
            note(seen, trainer.train(chunk(plan, 13, 14, 3)));
            note(seen, trainer.evaluate(chunk(plan, 0, 1, 5)));
            seen.addAll(trainer.predict(
                    chunk(plan, 0, 1, 4).inputs(), plan.network().outputs()));
            seen.add(trainer.state());
            trainer.restore(middle);
            seen.add(trainer.state());
            note(seen, trainer.evaluate(chunk(plan, 0, 3, 8)));
            for (int step = 5; step < 12; step++) {
                note(seen, trainer.train(chunk(plan, step, step + 1, 8)));
                seen.addAll(trainer.predict(
                        chunk(plan, 0, 1, 2).inputs(), plan.network().outputs()));
            }
            seen.add(trainer.state());
        }
        return seen;
    }

    private static void note(List<Object> seen, Steps steps) {
        steps.outcomes().forEach(each -> {
            seen.add(List.of(numbers(each.losses())));
            seen.add(each.predictions());
        });
        seen.add(numbers(steps.penalties()));
    }

    private static String numbers(float... numbers) {
        return Arrays.toString(numbers);
    }

    @Test
    void trainingsOneAfterTheOtherGoOnToTheBit() {
        Plan plan = plan(ALL, sgd(0.05).momentum(0.9));
        assertThat(twice(plan, DeviceLearner::new)).isEqualTo(twice(plan, GraphLearner::new));
    }

    private static State twice(Plan plan, Learner.Maker maker) {
        State state = plan.start(plan.network().draw(3));
        for (int fit = 0; fit < 2; fit++) {
            try (OnnxTrainer trainer = new OnnxTrainer(plan, plan.resume(state), PLACE, maker)) {
                trainer.train(chunk(plan, 4 * fit, 4 * fit + 4, 8));
                state = trainer.state();
            }
        }
        return state;
    }

    @Test
    void whatIsFrozenStaysAsItIs() {
        Sequential frozen = DENSE.freeze("dense");
        Plan plan = new Plan(frozen.network(Shape.of(FEATURES)), sparseCategoricalCrossentropy(), sgd(0.1), 5, true);
        State start = plan.start(plan.network().draw(3));
        try (OnnxTrainer trainer = new OnnxTrainer(plan, start, PLACE, DeviceLearner::new)) {
            trainer.train(chunk(plan, 0, 4, 8));
            State end = trainer.state();
            assertThat(end.weights().get("dense/kernel"))
                    .isEqualTo(start.weights().get("dense/kernel"));
            assertThat(end.weights().get("dense_1/kernel"))
                    .isNotEqualTo(start.weights().get("dense_1/kernel"));
        }
    }

    @Test
    void theProcessorIsLearnedOnByTheJavaApi() {
        assertThat(DeviceLearner.suits(Device.CPU)).isFalse();
        assertThat(DeviceLearner.suits(new Device("cuda:15", Optional.empty())))
                .as("a GPU on which a trial fails, as where there is none")
                .isFalse();
    }

    @Test
    @Tag("slow")
    void thousandsOfRunsLeakNothing() throws Exception {
        Path status = Path.of("/proc/self/status");
        assumeThat(status).exists();
        Plan plan = plan(Sequential.of(dense(4000).relu(), dense(3).softmax()), adam(0.01));
        State start = plan.start(plan.network().draw(3));
        try (OnnxTrainer trainer = new OnnxTrainer(plan, start, PLACE, DeviceLearner::new)) {
            run(trainer, plan, 300);
            long before = resident(status);
            run(trainer, plan, 2000);
            // The weights of each run would be 640 MB, with their slots 1.9 GB.
            assertThat(resident(status) - before).isLessThan(300_000);
        }
    }

    private static void run(OnnxTrainer trainer, Plan plan, int runs) {
        Chunk chunk = chunk(plan, 0, 1, 2);
        for (int i = 0; i < runs; i++) {
            trainer.train(chunk);
            if (i % 50 == 0) {
                trainer.evaluate(chunk);
                trainer.state();
            }
        }
    }

    /** Reads the kilobytes that the process holds. */
    private static long resident(Path status) throws Exception {
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static Chunk chunk(Plan plan, int from, int to, int batch) {
        int rows = (to - from) * batch;
        Randoms random = Randoms.of(1, "rows", 1000L * from + batch);
        float[] inputs = new float[rows * FEATURES];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[rows];
        float[] weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextInt(3);
            weights[i] = random.nextInt(4);
        }
        List<WeightedTargets> targets = new ArrayList<>();
        targets.add(new WeightedTargets(Tensor.of(Shape.of(rows), labels), Optional.empty()));
        if (plan.objectives().size() > 1) {
            targets.add(new WeightedTargets(
                    Tensor.of(Shape.of(rows, 1), Arrays.copyOf(inputs, rows)),
                    Optional.of(Tensor.of(Shape.of(rows), weights))));
        }
        float[] rates = new float[to - from];
        Arrays.fill(rates, 0.01f);
        return new Chunk(List.of(Tensor.of(Shape.of(rows, FEATURES), inputs)), targets, batch, from, rates);
    }
}
