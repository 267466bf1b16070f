package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Scan;
import nn.op.Sliding;
import nn.op.Value;
import org.junit.jupiter.api.Test;

/** Holds what ops compute against loops, formulas, and the examples of ONNX's own documentation of operators. */
class OpFormulaTest {
    private final Draft draft = new Draft();

    private void expect(Value value, double... numbers) {
        assertThat(draft.run(value).numbers()).containsExactly(numbers, within(1e-12));
    }

    private Value input(Dims dims, double... numbers) {
        return draft.of(dims, ElementType.FLOAT32, numbers);
    }

    private double[] numbers(Value input) {
        return draft.arrays().get(input.name()).numbers();
    }

    private static Value with(String type, Attributes attributes, Value... inputs) {
        return Draft.type(type).apply(attributes, inputs);
    }

    @Test
    void aConvolutionInGroupsSumsWhatEachFilterSees() {
        Value x = draft.x(2, 4, 7, 8);
        Value kernel = draft.x(6, 2, 3, 2);
        Value bias = draft.x(6);
        Sliding sliding = Sliding.of(3, 2).strides(2, 3).dilations(1, 2);
        double[] sums = new double[2 * 6 * 3 * 2];
        for (int i = 0; i < sums.length; i++) {
            int batch = i / 36;
            int filter = i / 6 % 6;
            sums[i] = numbers(bias)[filter];
            for (int tap = 0; tap < 12; tap++) {
                int channel = filter / 3 * 2 + tap / 6;
                int row = i / 2 % 3 * 2 + tap / 2 % 3;
                int column = i % 2 * 3 + tap % 2 * 2;
                sums[i] +=
                        numbers(x)[((batch * 4 + channel) * 7 + row) * 8 + column] * numbers(kernel)[filter * 12 + tap];
            }
        }
        expect(Ops.conv(x, kernel, bias, sliding, 2), sums);
    }

    /** The example {@code convtranspose} of ONNX's documentation. */
    @Test
    void aTransposedConvolutionSumsWhatOverlaps() {
        Value x = input(new Dims(1, 1, 3, 3), 0, 1, 2, 3, 4, 5, 6, 7, 8);
        Value kernel = Ops.expand(Ops.constant(x, 1), new Dims(1, 1, 3, 3));
        expect(
                Ops.convTranspose(x, kernel, Sliding.of(3, 3), 1),
                0,
                1,
                3,
                3,
                2,
                3,
                8,
                15,
                12,
                7,
                9,
                21,
                36,
                27,
                15,
                9,
                20,
                33,
                24,
                13,
                6,
                13,
                21,
                15,
                8);
    }

    @Test
    void aTransposedConvolutionInGroupsLaysKernelsAtDistances() {
        Value x = draft.x(2, 4, 3);
        Value kernel = draft.x(4, 3, 2);
        double[] sums = new double[2 * 6 * 9];
        for (int i = 0; i < numbers(x).length; i++) {
            int batch = i / 12;
            int channel = i / 3 % 4;
            for (int tap = 0; tap < 6; tap++) {
                int filter = channel / 2 * 3 + tap / 2;
                int place = i % 3 * 3 + tap % 2;
                sums[(batch * 6 + filter) * 9 + place] += numbers(x)[i] * numbers(kernel)[channel * 6 + tap];
            }
        }
        Attributes attributes = Attributes.NONE
                .with("kernel_shape", new long[] {2})
                .with("strides", new long[] {3})
                .with("output_padding", new long[] {1})
                .with("group", 2L);
        expect(with("ConvTranspose", attributes, x, kernel), sums);
    }

    /** The example {@code resize_upsample_scales_linear} of ONNX's documentation. */
    @Test
    void aLinearResizeMixesByDistancesOfCentres() {
        Value x = input(new Dims(1, 1, 2, 2), 1, 2, 3, 4);
        expect(
                Ops.resize(x, "linear", 4, 4),
                1,
                1.25,
                1.75,
                2,
                1.5,
                1.75,
                2.25,
                2.5,
                2.5,
                2.75,
                3.25,
                3.5,
                3,
                3.25,
                3.75,
                4);
    }

    @Test
    void aLinearResizeToFewerTakesTwoNeighboursEach() {
        Value x = input(new Dims(1, 1, 5), 0, 10, 20, 30, 40);
        expect(Ops.resize(x, "linear", 3), 10 / 3.0, 20, 110 / 3.0);
    }

    @Test
    void aNearestResizeTakesTheElementAtOrBefore() {
        Value x = input(new Dims(1, 1, 3), 5, 6, 7);
        expect(Ops.resize(x, "nearest", 7), 5, 5, 5, 6, 6, 7, 7);
        Value longer = input(new Dims(1, 1, 7), 0, 1, 2, 3, 4, 5, 6);
        expect(Ops.resize(longer, "nearest", 3), 0, 2, 4);
    }

    @Test
    void layerNormalizationScalesAllFromAnAxisOn() {
        Value x = draft.x(2, 3, 4);
        Value scale = draft.x(3, 4);
        Value bias = draft.x(3, 4);
        double[] y = new double[24];
        for (int row = 0; row < 2; row++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 12; i++) {
                double number = numbers(x)[row * 12 + i];
                sum += number;
                squares += number * number;
            }
            double mean = sum / 12;
            double variance = squares / 12 - mean * mean;
            for (int i = 0; i < 12; i++) {
                double standard = (numbers(x)[row * 12 + i] - mean) / Math.sqrt(variance + 0.01);
                y[row * 12 + i] = standard * numbers(scale)[i] + numbers(bias)[i];
            }
        }
        expect(Ops.layerNormalization(x, scale, bias, -2, 0.01), y);
    }

    @Test
    void batchNormalizationScalesEachChannelByGivenStatistics() {
        Value x = input(new Dims(1, 2, 2), 1, 2, 3, 5);
        Value[] numbers = {draft.of(2, 3), draft.of(10, 20), draft.of(1, 4), draft.of(3.99, 0.24)};
        Value y = Ops.batchNormalization(x, numbers[0], numbers[1], numbers[2], numbers[3], 0.01);
        expect(y, 10, 11, 20 - 3 / 0.5, 20 + 3 / 0.5);
    }

    /** The examples {@code cumsum_1d…} of ONNX's documentation. */
    @Test
    void sumsUpFromEitherEndWithOrWithoutTheElementItself() {
        Value x = draft.of(1, 2, 3, 4, 5);
        Value axis = draft.graph().scalar(ElementType.INT64, 0);
        expect(with("CumSum", Attributes.NONE, x, axis), 1, 3, 6, 10, 15);
        expect(with("CumSum", Attributes.NONE.with("exclusive", 1L), x, axis), 0, 1, 3, 6, 10);
        expect(with("CumSum", Attributes.NONE.with("reverse", 1L), x, axis), 15, 14, 12, 9, 5);
        expect(with("CumSum", Attributes.NONE.with("reverse", 1L).with("exclusive", 1L), x, axis), 14, 12, 9, 5, 0);
    }

    @Test
    void theGreatestComeInOrderAndTheFirstOfEqualOnesFirst() {
        Value x = input(new Dims(2, 4), 1, 5, 5, 0, 3, 4, 2, 9);
        List<Value> two = Ops.topK(x, 2, 1);
        expect(two.get(0), 5, 5, 9, 4);
        expect(two.get(1), 1, 2, 3, 1);
        Value least = Draft.type("TopK")
                .op(
                        Attributes.NONE.with("largest", 0L).with("axis", 0L),
                        List.of(x, x.graph().integers(1)))
                .output();
        expect(least, 1, 4, 2, 0);
        expect(Ops.argMax(x, 1), 1, 3);
        expect(with("ArgMax", Attributes.NONE.with("axis", 1L).with("select_last_index", 1L), x), 2, 3);
    }

    @Test
    void aProductOfMatricesIsBroadcastOverTheAxesBefore() {
        Value a = draft.x(2, 1, 2, 3);
        Value b = draft.x(4, 3, 2);
        double[] sums = new double[2 * 4 * 2 * 2];
        for (int i = 0; i < sums.length; i++) {
            for (int k = 0; k < 3; k++) {
                double left = numbers(a)[i / 16 * 6 + i / 2 % 2 * 3 + k];
                sums[i] += left * numbers(b)[i / 4 % 4 * 6 + k * 2 + i % 2];
            }
        }
        expect(Ops.matmul(a, b), sums);
    }

    @Test
    void gemmScalesTheProductAndWhatIsAdded() {
        Value a = input(new Dims(2, 2), 1, 2, 3, 4);
        Value b = input(new Dims(1, 2), 5, 6);
        Value c = draft.of(7);
        Attributes attributes =
                Attributes.NONE.with("alpha", 2.0).with("beta", 3.0).with("transB", 1L);
        expect(with("Gemm", attributes, a, b, c), 2 * 17 + 21, 2 * 39 + 21);
        expect(with("Gemm", attributes.with("transA", 1L), a, b, c), 2 * 23 + 21, 2 * 34 + 21);
    }

    @Test
    void poolsTakeTheGreatestOrTheMean() {
        Value x = input(new Dims(1, 1, 2, 4), 1, 9, 3, 4, 5, 6, 9, 8);
        Sliding sliding = Sliding.of(2, 2).strides(1, 1);
        expect(Ops.maxPool(x, sliding), 9, 9, 9);
        expect(Ops.averagePool(x, sliding), 21 / 4.0, 27 / 4.0, 24 / 4.0);
    }

    @Test
    void partsAreTakenFromEitherEnd() {
        Value x = draft.of(0, 1, 2, 3, 4, 5, 6);
        expect(Ops.slice(x, new long[] {5}, new long[] {0}, new long[] {0}, new long[] {-2}), 5, 3, 1);
        expect(Ops.slice(x, new long[] {-3}, new long[] {99}, new long[] {0}, new long[] {1}), 4, 5, 6);
        expect(Ops.reverse(x, 0), 6, 5, 4, 3, 2, 1, 0);
        expect(Ops.pad(x, 9, -4, 2), 4, 5, 6, 9, 9);
        expect(Ops.split(x, 0, 4L, 3L).get(1), 4, 5, 6);
        expect(Ops.tile(input(new Dims(2, 2), 0, 1, 2, 3), 2, 2), 0, 1, 0, 1, 2, 3, 2, 3, 0, 1, 0, 1, 2, 3, 2, 3);
        expect(Ops.gather(x, draft.integers(new Dims(2), -1, 2), 0), 6, 2);
    }

    /** The examples {@code scatternd} and {@code scatter_elements_with_axis} of ONNX's documentation. */
    @Test
    void updatesGoToTheirPlaces() {
        Value x = draft.of(1, 2, 3, 4, 5, 6, 7, 8);
        Value places = draft.integers(new Dims(4, 1), 4, 3, 1, 7);
        expect(with("ScatterND", Attributes.NONE, x, places, draft.of(9, 10, 11, 12)), 1, 11, 3, 10, 9, 6, 7, 12);
        Value row = input(new Dims(1, 5), 1, 2, 3, 4, 5);
        Attributes along = Attributes.NONE.with("axis", 1L);
        Value updates = input(new Dims(1, 2), 1.1, 2.1);
        expect(with("ScatterElements", along, row, draft.integers(new Dims(1, 2), 1, 3), updates), 1, 1.1, 3, 2.1, 5);
        Value twice = draft.integers(new Dims(1, 2), 1, 1);
        expect(with("ScatterElements", along.with("reduction", "add"), row, twice, updates), 1, 5.2, 3, 4, 5);
    }

    @Test
    void labelsOutsideOfTheClassesHaveNoPlace() {
        Value labels = draft.integers(new Dims(4), 1, -1, 3, 0);
        expect(Ops.oneHot(labels, 3, ElementType.FLOAT32), 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0);
    }

    /** Numbers of the table in Abramowitz and Stegun (1964), 7.1, to its ten places. */
    @Test
    void theErrorFunctionIsThatOfTheTables() {
        double[] y = draft.run(Ops.erf(draft.of(0, 0.1, 0.5, 1, 1.5, 2, -1, 9))).numbers();
        double[] table = {0, 0.1124629160, 0.5204998778, 0.8427007929, 0.9661051465, 0.9953222650, -0.8427007929, 1};
        assertThat(y).containsExactly(table, within(1e-10));
    }

    @Test
    void activationFunctionsAreTheirFormulas() {
        Value x = draft.of(-3, -0.5, 2);
        double e = Math.exp(-0.5);
        expect(Ops.elu(x, 0.7), 0.7 * (Math.exp(-3) - 1), 0.7 * (e - 1), 2);
        expect(Ops.leakyRelu(x, 0.1), -0.3, -0.05, 2);
        expect(Ops.softsign(x), -0.75, -1 / 3.0, 2 / 3.0);
        expect(Ops.softplus(x), Math.log(1 + Math.exp(-3)), Math.log(1 + e), Math.log(1 + Math.exp(2)));
        expect(Ops.hardSigmoid(x), 0, 0.5 - 0.5 / 6, 5 / 6.0);
        expect(Ops.relu6(Ops.mul(x, 4)), 0, 0, 6);
        expect(Ops.huber(x, 1), 2.5, 0.125, 1.5);
        expect(Ops.silu(x), -3 / (1 + Math.exp(3)), -0.5 / (1 + 1 / e), 2 / (1 + Math.exp(-2)));
        double sum = Math.exp(-3) + e + Math.exp(2);
        expect(Ops.softmax(x, 0), Math.exp(-3) / sum, e / sum, Math.exp(2) / sum);
        expect(Ops.logSoftmax(x, 0), -3 - Math.log(sum), -0.5 - Math.log(sum), 2 - Math.log(sum));
    }

    @Test
    void whatLeavesTheRangeOfExpIsStillExact() {
        Value x = draft.of(1000, -1000, 999);
        expect(Ops.softplus(x), 1000, 0, 999);
        expect(Ops.sigmoid(x), 1, 0, 1);
        expect(Ops.softmax(draft.of(-1e30, -1e30, -1e30, -1e30), 0), 0.25, 0.25, 0.25, 0.25);
        expect(
                Ops.logSoftmax(x, 0),
                -Math.log(1 + Math.exp(-1)),
                -2000 - Math.log(1 + Math.exp(-1)),
                -1 - Math.log(1 + Math.exp(-1)));
    }

    /** The example {@code scan9_sum} of ONNX's documentation, in both directions. */
    @Test
    void aScanHandsStatesOnAndCollects() {
        Value start = draft.of(0, 0);
        Value sequence = input(new Dims(3, 2), 1, 2, 3, 4, 5, 6);
        Scan.Result forward = sums(false, start, sequence);
        expect(forward.states().get(0), 9, 12);
        expect(forward.outputs().get(0), 1, 2, 4, 6, 9, 12);
        Scan.Result reversed = sums(true, start, sequence);
        expect(reversed.states().get(0), 9, 12);
        expect(reversed.outputs().get(0), 9, 12, 8, 10, 5, 6);
    }

    private static Scan.Result sums(boolean isReversed, Value start, Value sequence) {
        return Ops.scan(isReversed, List.of(start), List.of(sequence), (states, slices) -> {
            Value sum = Ops.add(states.get(0), slices.get(0));
            return new Scan.Step(List.of(sum), List.of(sum));
        });
    }
}
