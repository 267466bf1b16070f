package nn.testkit;

import static nn.op.Ops.add;
import static nn.op.Ops.affine;
import static nn.op.Ops.mul;
import static nn.op.Ops.sigmoid;
import static nn.op.Ops.split;
import static nn.op.Ops.tanh;

import java.util.Arrays;
import java.util.List;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Scan;
import nn.op.Value;

/**
 * A recurrent layer with gates (Hochreiter and Schmidhuber, 1997; Gers et al., 2000), of ops and of plain loops.
 *
 * @param x [steps, batch, features]
 * @param kernel [features, 4 · units]: input gate, forget gate, candidate, output gate
 * @param recurrent [units, 4 · units]
 * @param bias [4 · units]
 */
record Lstm(Value x, Value kernel, Value recurrent, Value bias) {
    private int units() {
        return (int) recurrent.dims().size(0);
    }

    /** Returns what each step puts out: [steps, batch, units]. */
    Value outputs() {
        long batch = x.dims().size(1);
        Dims dims = new Dims(batch, units());
        Value zeros = x.graph().constant(ElementType.FLOAT32, dims, new double[(int) dims.count(0)]);
        return Ops.scan(List.of(zeros, zeros), List.of(x), (states, slices) -> step(states, slices.get(0)))
                .outputs()
                .get(0);
    }

    private Scan.Step step(List<Value> states, Value now) {
        Value sums = add(affine(now, kernel, bias), affine(states.get(0), recurrent));
        List<Value> gates = split(sums, 1, 4);
        Value cell = add(mul(sigmoid(gates.get(1)), states.get(1)), mul(sigmoid(gates.get(0)), tanh(gates.get(2))));
        Value output = mul(sigmoid(gates.get(3)), tanh(cell));
        return new Scan.Step(List.of(output, cell), List.of(output));
    }

    /** Computes the same number by number. */
    double[] loops(Draft draft) {
        Array numbers = draft.arrays().get(x.name());
        int units = units();
        int rows = numbers.size(1);
        int features = numbers.size(2);
        double[] all = new double[numbers.size(0) * rows * units];
        for (int row = 0; row < rows; row++) {
            double[] output = new double[units];
            double[] cell = new double[units];
            for (int step = 0; step < numbers.size(0); step++) {
                int from = (step * rows + row) * features;
                double[] sums = sums(draft, Arrays.copyOfRange(numbers.numbers(), from, from + features), output);
                for (int unit = 0; unit < units; unit++) {
                    double candidate = Math.tanh(sums[2 * units + unit]);
                    cell[unit] = gate(sums[units + unit]) * cell[unit] + gate(sums[unit]) * candidate;
                    output[unit] = gate(sums[3 * units + unit]) * Math.tanh(cell[unit]);
                    all[(step * rows + row) * units + unit] = output[unit];
                }
            }
        }
        return all;
    }

    private static double gate(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }

    private double[] sums(Draft draft, double[] now, double[] before) {
        double[] sums = draft.arrays().get(bias.name()).numbers().clone();
        addProduct(sums, now, draft.arrays().get(kernel.name()).numbers());
        addProduct(sums, before, draft.arrays().get(recurrent.name()).numbers());
        return sums;
    }

    private static void addProduct(double[] sums, double[] row, double[] matrix) {
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[i] * matrix[i * sums.length + j];
            }
        }
    }
}
