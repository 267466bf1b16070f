package nn.testkit;

import static nn.Layers.bidirectional;
import static nn.Layers.dense;
import static nn.Layers.gru;
import static nn.Layers.lstm;
import static nn.Layers.simpleRNN;
import static nn.Losses.meanSquaredError;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.layer.Recurrent;
import nn.layer.SimpleRNN;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks what recurrent layers drop while training, on an engine of ops: by masks that show, and by formulas in double. */
public interface RecurrentDropoutChecks extends EngineUnderTest {
    /**
     * Compares every kind of layer with its formula, given the masks that the layer draws.
     *
     * @return one test a layer
     */
    @TestFactory
    default Stream<DynamicTest> recurrentLayersDropByTheirFormula() {
        return dropping().map(each -> DynamicTest.dynamicTest(each.toString(), () -> formula(each)));
    }

    private static Stream<Recurrent<?>> dropping() {
        return Stream.of(rates(simpleRNN(4)), rates(lstm(4)), rates(gru(4)), rates(gru(4).resetAfter(false)))
                .flatMap(each -> each);
    }

    private static <L extends Recurrent<L>> Stream<Recurrent<?>> rates(Recurrent<L> layer) {
        L sequences = layer.returnSequences();
        return Stream.of(
                sequences.dropout(0.4),
                sequences.recurrentDropout(0.3),
                sequences.dropout(0.4).recurrentDropout(0.3));
    }

    private void formula(Recurrent<?> layer) {
        TrainingLayer shown = TrainingLayer.drawn(this, layer, Shape.of(5, 3));
        float[] rows = rows(3 * 7 * 15);
        double[] expected = IntStream.range(0, 21)
                .boxed()
                .flatMap(row -> Stream.of(
                        HandRecurrent.outputs(shown, layer, "", 5 + row / 7, row % 7, sequence(rows, row, 5, 3))))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        Compare.near(layer.toString(), expected, shown.outputs(7, 5, rows), 1e-5);
    }

    /** Checks that each direction has masks of its own. */
    @Test
    default void bothDirectionsDropByTheirOwnMasks() {
        Recurrent<?> layer = lstm(4).dropout(0.4).recurrentDropout(0.3);
        TrainingLayer shown = TrainingLayer.drawn(this, bidirectional(layer), Shape.of(5, 3));
        float[] rows = rows(7 * 15);
        double[] expected = IntStream.range(0, 7)
                .mapToObj(row -> {
                    double[][] x = sequence(rows, row, 5, 3);
                    double[][] reversed = {x[4], x[3], x[2], x[1], x[0]};
                    return Stream.of(
                            HandRecurrent.outputs(shown, layer, "forward_lstm/", 2, row, x)[4],
                            HandRecurrent.outputs(shown, layer, "backward_lstm/", 2, row, reversed)[4]);
                })
                .flatMap(both -> both)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        Compare.near("bidirectional", expected, shown.outputs(7, 2, rows), 1e-5);
    }

    /** Checks that a feature is dropped at all steps of a sequence or at none, in inverted form, and others in each batch. */
    @Test
    default void anInputsFeatureIsDroppedAtAllSteps() {
        double rate = 0.3;
        float[] masks = shown(simpleRNN(16).linear().dropout(rate), 0);
        masks(masks, rate, (sequence, t, i) -> sequence[t * 16 + i]);
    }

    /** Checks the same of the states' units: with kernels of ones a state is 1 and what its mask leaves of the one before. */
    @Test
    default void aStatesUnitIsDroppedAtAllSteps() {
        double rate = 0.4;
        float[] states = shown(simpleRNN(16).linear().recurrentDropout(rate), 1);
        masks(states, rate, (sequence, t, i) -> (sequence[(t + 1) * 16 + i] - 1) / sequence[t * 16 + i]);
    }

    /** Finds an element's mask at a step of a sequence [4, 16]. */
    interface Seen {
        /**
         * Finds it.
         *
         * @param sequence the numbers of one sequence
         * @param step the step, from 0
         * @param element the element, from 0
         * @return the mask
         */
        double at(float[] sequence, int step, int element);
    }

    private void masks(float[] outputs, double rate, Seen seen) {
        int sequences = outputs.length / 64;
        double kept = 0;
        for (int row = 0; row < sequences; row++) {
            float[] sequence = Arrays.copyOfRange(outputs, row * 64, (row + 1) * 64);
            for (int i = 0; i < 16; i++) {
                double mask = seen.at(sequence, 0, i);
                Compare.near("the mask", mask < 0.5 ? 0 : 1 / (1 - rate), mask, 1e-5);
                Compare.near("the mask a step later", mask, seen.at(sequence, 1, i), 1e-5);
                Compare.near("the mask two steps later", mask, seen.at(sequence, 2, i), 1e-5);
                kept += mask / (sequences * 16);
            }
        }
        double deviation = Math.sqrt(rate / (1 - rate) / (sequences * 16));
        Compare.near("the mean of all masks", 1, kept, 5 * deviation);
    }

    /** Lets a layer of 16 units see ones, by kernels of ones on their diagonals, in two batches of 64. */
    private float[] shown(SimpleRNN layer, double recurrent) {
        Tensor identity = TrainingLayer.identity(16);
        float[] scaled = identity.floats();
        IntStream.range(0, scaled.length).forEach(i -> scaled[i] *= (float) recurrent);
        TrainingLayer shown = new TrainingLayer(this, layer.useBias(false).returnSequences(), Shape.of(4, 16))
                .weight("kernel", identity)
                .weight("recurrent_kernel", Tensor.of(Shape.of(16, 16), scaled));
        float[] ones = new float[2 * 64 * 64];
        Arrays.fill(ones, 1);
        float[] outputs = shown.outputs(64, 3, ones);
        Compare.near("the same steps again", outputs, shown.outputs(64, 3, ones), 0);
        return outputs;
    }

    /**
     * Checks that nothing is dropped where the network predicts.
     *
     * @return one test a layer
     */
    @TestFactory
    default Stream<DynamicTest> recurrentLayersDropNothingWhereTheyPredict() {
        return dropping()
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
                    float[] rows = rows(4 * 15);
                    TrainingLayer shown = TrainingLayer.drawn(this, each, Shape.of(5, 3));
                    Recurrent<?> plain = each.dropout(0).recurrentDropout(0);
                    Compare.near(
                            each.toString(),
                            new TrainingLayer(this, plain, Shape.of(5, 3), shown.weights()).predicted(rows),
                            shown.predicted(rows),
                            1e-6);
                }));
    }

    /**
     * Compares gradients with slopes of the loss, while masks stay.
     *
     * @return one test a layer
     */
    @TestFactory
    default Stream<DynamicTest> recurrentLayersThatDropHaveTheirGradients() {
        return dropping().map(each -> DynamicTest.dynamicTest(each.toString(), () -> slopes(each)));
    }

    private void slopes(Layer layer) {
        Sequential network = Sequential.of(layer, dense(2));
        GradientCheck.run(
                this, new Sample(layer.toString(), network.network(Shape.of(4, 3)), meanSquaredError()), 4, false);
    }

    private static float[] rows(int count) {
        Randoms randoms = Randoms.of(2, "x", 0);
        float[] rows = new float[count];
        for (int i = 0; i < count; i++) {
            rows[i] = (float) randoms.nextGaussian();
        }
        return rows;
    }

    private static double[][] sequence(float[] rows, int row, int time, int features) {
        double[][] sequence = new double[time][features];
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < features; i++) {
                sequence[t][i] = rows[(row * time + t) * features + i];
            }
        }
        return sequence;
    }
}
