package nn.testkit;

import static nn.Activations.tanh;
import static nn.Layers.activation;
import static nn.Layers.dense;
import static nn.Layers.residual;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.EnginePredictor;
import nn.spi.Node;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks predictors: any batch, any node, any thread. */
public interface PredictorChecks extends EngineUnderTest {
    /**
     * Checks that rows are predicted alike alone and in batches of other sizes, with one predictor.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> theSizeOfABatchDoesNotMatter() {
        return LayerSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    try (EnginePredictor predictor = predictor(sample)) {
                        Rows rows = sample.rows(1, 7);
                        Tensor all = predict(sample, predictor, rows.inputs());
                        assertThat(all.shape())
                                .as("the shape")
                                .isEqualTo(sample.network().output().batch(7));
                        for (int size : new int[] {1, 2, 5}) {
                            Tensor some = predict(sample, predictor, rows.inputs(0, size));
                            String what = sample.name() + ": a batch of " + size + " against one of 7";
                            Compare.near(what, all.rows(0, size).floats(), some.floats(), 2e-6);
                        }
                    }
                }));
    }

    /** Checks that no rows give no rows, of the output's shape, for a chain of layers and for a graph of them. */
    @Test
    default void noRowsGiveNoRows() {
        Sample graph = Samples.sample("residual", Shape.of(5), residual(dense(5).tanh()), dense(3));
        for (Sample sample : List.of(Samples.small(), graph)) {
            try (EnginePredictor predictor = predictor(sample)) {
                Tensor none = predict(sample, predictor, sample.rows(1, 3).inputs(0, 0));
                assertThat(none.shape())
                        .as("the shape of %s for no rows", sample.name())
                        .isEqualTo(sample.network().output().batch(0));
            }
        }
    }

    /** Checks that every node's output can be asked for, in any order, and is of its shape. */
    @Test
    default void innerNodesCanBeAskedFor() {
        Sample sample = Samples.sample("inner nodes", Shape.of(5), dense(4), activation(tanh()), dense(3));
        List<Node> nodes = sample.network().nodes();
        List<String> names = List.of("dense_1", "dense", "tanh");
        assertThat(nodes).extracting(Node::name).containsExactlyInAnyOrderElementsOf(names);
        try (EnginePredictor predictor = predictor(sample)) {
            List<Tensor> outputs = predictor.predict(sample.rows(1, 3).inputs(), names);
            for (int i = 0; i < names.size(); i++) {
                assertThat(outputs.get(i).shape())
                        .as("the shape of %s", names.get(i))
                        .isEqualTo(sample.network().shape(names.get(i)).batch(3));
            }
            double[] expected = Floats.doubles(outputs.get(1));
            for (int i = 0; i < expected.length; i++) {
                expected[i] = Math.tanh(expected[i]);
            }
            Compare.near("tanh from dense", expected, outputs.get(2).floats(), 2e-6);
            Tensor alone = predict(sample, predictor, sample.rows(1, 3).inputs());
            Compare.near("dense_1 among others", alone.floats(), outputs.get(0).floats(), 2e-6);
        }
    }

    /**
     * Checks that eight threads on one predictor get what one thread gets.
     *
     * @throws Exception what a thread threw, wrapped
     */
    @Test
    default void eightThreadsPredictWhatOnePredicts() throws Exception {
        predictFromEightThreads(Samples.small());
    }

    /**
     * Checks the same where each row comes in two parts, which must not be mixed up.
     *
     * @throws Exception what a thread threw, wrapped
     */
    @Test
    default void eightThreadsPredictFromTwoInputsWhatOnePredicts() throws Exception {
        predictFromEightThreads(Samples.merged());
    }

    private void predictFromEightThreads(Sample sample) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (EnginePredictor predictor = predictor(sample)) {
            List<Tensor> expected = new ArrayList<>();
            List<Future<Tensor>> got = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                expected.add(predict(sample, predictor, sample.rows(i, 5).inputs()));
            }
            for (int i = 0; i < 64; i++) {
                List<Tensor> inputs = sample.rows(i, 5).inputs();
                got.add(threads.submit(() -> predict(sample, predictor, inputs)));
            }
            for (int i = 0; i < 64; i++) {
                Compare.bits(
                        "prediction " + i + " of 64 by 8 threads",
                        expected.get(i),
                        got.get(i).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Checks that predictors of other weights do not disturb one another. */
    @Test
    default void twoPredictorsKeepTheirOwnWeights() {
        Sample sample = Samples.small();
        List<Tensor> inputs = sample.rows(1, 3).inputs();
        Trial trial = Trial.of(this, sample.plan(sgd()));
        try (EnginePredictor one = trial.predictor(sample.start(sgd(), 1))) {
            Tensor alone = predict(sample, one, inputs);
            try (EnginePredictor other = trial.predictor(sample.start(sgd(), 2))) {
                assertThat(predict(sample, other, inputs))
                        .as("with other weights")
                        .isNotEqualTo(alone);
            }
            Compare.bits("beside and after another predictor", alone, predict(sample, one, inputs));
        }
    }

    private EnginePredictor predictor(Sample sample) {
        State start = sample.start(sgd(), 1);
        return Trial.of(this, sample.plan(sgd())).predictor(start);
    }

    private static Tensor predict(Sample sample, EnginePredictor predictor, List<Tensor> inputs) {
        return predictor.predict(inputs, sample.network().outputs()).get(0);
    }
}
