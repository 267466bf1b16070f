package nn.onnx.train;

import static nn.Layers.add;
import static nn.Layers.concatenate;
import static nn.Layers.cropping1D;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.globalMaxPool1D;
import static nn.Layers.input;
import static nn.Layers.reshape;
import static nn.Layers.share;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nn.Architecture;
import nn.Functional;
import nn.Regularizers;
import nn.Sequential;
import nn.Symbol;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Shared;
import nn.onnx.run.GraphOptimization;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import org.junit.jupiter.api.Test;

class TableLearnerTest {
    private static final int BATCH = 3;
    private static final int STEPS = 4;
    private static final Sequential WORDS = Sequential.of(
                    embedding(600, 8).maskZero(), globalAveragePool1D(), dense(3).tanh(), dense(1))
            .input(5);

    private static Plan plan(Architecture network, Optimizer optimizer) {
        return new Plan(network.network(), meanSquaredError(), optimizer, 0, true);
    }

    private static Chunk chunk(int inputs, int vocabulary) {
        Randoms randoms = Randoms.of(3, "rows", 0);
        int[] numbers = new int[STEPS * BATCH * 5];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = randoms.nextInt(i % 2 == 0 ? 3 : vocabulary);
        }
        Tensor rows = Tensor.of(Shape.of(STEPS * BATCH, 5), numbers);
        float[] targets = new float[STEPS * BATCH];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = i % 4;
        }
        return new Chunk(
                Collections.nCopies(inputs, rows),
                Tensor.of(Shape.of(STEPS * BATCH, 1), targets),
                Optional.empty(),
                BATCH,
                0,
                new float[] {0.5f, 0.4f, 0.3f, 0.2f});
    }

    private static State trained(Plan plan, Chunk chunk, Learner.Maker maker) {
        Place place = new Place(Device.CPU, Threads.configured(), GraphOptimization.ALL);
        State start = plan.start(plan.network().draw(1));
        try (OnnxTrainer trainer = new OnnxTrainer(plan, start, place, maker)) {
            trainer.train(chunk);
            return trainer.state();
        }
    }

    private static void assertLearnsAsTheGraph(Architecture network, int inputs) {
        Plan plan = plan(network, sgd(0.5));
        Chunk chunk = chunk(inputs, 600);
        State found = trained(plan, chunk, TableLearner::new);
        State expected = trained(plan, chunk, GraphLearner::new);
        expected.weights().forEach((name, weight) -> {
            float[] numbers = weight.floats();
            float[] ours = found.weights().get(name).floats();
            for (int i = 0; i < numbers.length; i++) {
                assertThat(ours[i]).as("%s[%d]", name, i).isCloseTo(numbers[i], within(1e-6f));
            }
        });
        assertThat(found.step()).isEqualTo(expected.step());
    }

    @Test
    void learnsWhatTheGraphLearns() {
        assertLearnsAsTheGraph(WORDS, 1);
    }

    @Test
    void learnsFromAllLookupsOfATableThatIsShared() {
        Symbol one = input("one", 5);
        Symbol two = input("two", 5);
        Shared words = share("words", embedding(600, 8));
        Symbol sum = add(one.then(words), two.then(words));
        assertLearnsAsTheGraph(Functional.of(List.of(one, two), sum.then(globalAveragePool1D(), dense(1))), 2);
    }

    @Test
    void learnsFromLookupsOfDifferentLengths() {
        Symbol one = input("one", 5);
        Shared words = share("words", embedding(600, 8));
        Symbol first = one.then(words);
        Symbol second = one.then(reshape(5, 1), cropping1D(1, 2), flatten(), words);
        Symbol merged = concatenate(second.then(globalAveragePool1D()), first.then(globalMaxPool1D()));
        assertLearnsAsTheGraph(Functional.of(one, merged.then(dense(1))), 1);
    }

    private static State trainedBy(Threads threads, Plan plan, List<Chunk> chunks) {
        Place place = new Place(Device.CPU, threads, GraphOptimization.ALL);
        State start = plan.start(plan.network().draw(1));
        try (OnnxTrainer trainer = new OnnxTrainer(plan, start, place, TableLearner::new)) {
            chunks.forEach(trainer::train);
            return trainer.state();
        }
    }

    /** Takes enough steps that rows are moved both alone and by two threads; a third of a step's rows are repeated. */
    @Test
    void learnsToTheBitWhatOneThreadLearns() {
        int steps = 20;
        int batch = 16;
        int length = 64;
        Symbol one = input("one", length);
        Symbol two = input("two", length);
        Shared words = share("words", embedding(5000, 40));
        Symbol mean = concatenate(one.then(words, globalAveragePool1D()), two.then(words, globalMaxPool1D()));
        Plan plan = plan(Functional.of(List.of(one, two), mean.then(dense(1))), sgd(0.5));
        Randoms randoms = Randoms.of(3, "rows", 0);
        List<Chunk> chunks = IntStream.range(0, 2)
                .mapToObj(i -> new Chunk(
                        List.of(numbers(randoms, steps * batch, length), numbers(randoms, steps * batch, length)),
                        numbers(randoms, steps * batch, 1),
                        Optional.empty(),
                        batch,
                        (long) i * steps,
                        rates(steps)))
                .toList();
        State expected = trainedBy(Threads.exactly(1), plan, chunks);
        State found = trainedBy(new Threads(OptionalInt.empty()), plan, chunks);
        expected.weights()
                .forEach((name, weight) ->
                        assertThat(found.weights().get(name).floats()).as(name).isEqualTo(weight.floats()));
    }

    private static Tensor numbers(Randoms randoms, int rows, int length) {
        int[] numbers = new int[rows * length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = randoms.nextInt(5000);
        }
        Tensor all = Tensor.of(Shape.of(rows, length), numbers);
        return length == 1 ? Tensor.of(all.shape(), all.floats()) : all;
    }

    private static float[] rates(int steps) {
        float[] rates = new float[steps];
        Arrays.fill(rates, 1e-4f);
        return rates;
    }

    @Test
    void suitsPlainDescentOnLargeTablesAlone() {
        assertThat(TableLearner.suits(plan(WORDS, sgd(0.1)), Device.CPU)).isTrue();
        assertThat(TableLearner.suits(plan(WORDS, sgd(0.1).momentum(0.9)), Device.CPU))
                .isFalse();
        assertThat(TableLearner.suits(plan(WORDS, adam()), Device.CPU)).isFalse();
        assertThat(TableLearner.suits(plan(WORDS.freeze("embedding"), sgd(0.1)), Device.CPU))
                .isFalse();
        Sequential penalized = Sequential.of(
                        embedding(600, 8).embeddingsRegularizer(Regularizers.l2(0.1)), globalAveragePool1D(), dense(1))
                .input(5);
        assertThat(TableLearner.suits(plan(penalized, sgd(0.1)), Device.CPU)).isFalse();
    }
}
