package nn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import nn.op.Dims;

/** Computes ONNX's recurrent ops in one direction, row by row and step by step. */
final class RecurrentOps {
    static final Map<String, Computation> ALL = Map.of(
            "LSTM", given -> new RecurrentOps(given, 4, 2, "Sigmoid", "Tanh", "Tanh").run(),
            "GRU", given -> new RecurrentOps(given, 3, 1, "Sigmoid", "Tanh").run());

    private final Given given;
    private final int gates;
    private final List<DoubleUnaryOperator> functions;
    private final int steps;
    private final int rows;
    private final int features;
    private final int units;
    private final double[][] states;
    private final double[] sequence;

    private RecurrentOps(Given given, int gates, int states, String... functions) {
        this.given = given;
        this.gates = gates;
        this.functions = RecurrentFunctions.of(given, List.of(functions));
        this.steps = given.input(0).size(0);
        this.rows = given.input(0).size(1);
        this.features = given.input(0).size(2);
        this.units = given.input(2).size(2);
        this.sequence = new double[steps * rows * units];
        this.states = IntStream.range(0, states)
                .mapToObj(i -> given.has(5 + i) ? given.input(5 + i).numbers().clone() : new double[rows * units])
                .toArray(double[][]::new);
    }

    private List<Array> run() {
        boolean isReversed = given.word("direction", "forward").equals("reverse");
        for (int step = 0; step < steps; step++) {
            int at = isReversed ? steps - 1 - step : step;
            for (int row = 0; row < rows; row++) {
                step(at, row);
            }
            System.arraycopy(states[0], 0, sequence, at * rows * units, rows * units);
        }
        Dims last = new Dims(1, rows, units);
        List<Array> outputs = new ArrayList<>(List.of(Array.of(last.under(steps), sequence)));
        Arrays.stream(states).forEach(state -> outputs.add(Array.of(last, state)));
        return outputs;
    }

    private void step(int at, int row) {
        int from = (at * rows + row) * features;
        double[] x = product(1, 0, Arrays.copyOfRange(given.input(0).numbers(), from, from + features));
        double[] state = Arrays.copyOfRange(states[0], row * units, (row + 1) * units);
        double[] h = product(2, gates, state);
        for (int unit = 0; unit < units; unit++) {
            int place = row * units + unit;
            if (gates == 4) {
                lstm(sum(x, h, unit, 0), sum(x, h, unit, 1), sum(x, h, unit, 2), sum(x, h, unit, 3), place);
            } else {
                gru(x, h, state, unit, place);
            }
        }
    }

    private double sum(double[] x, double[] h, int unit, int gate) {
        return x[gate * units + unit] + h[gate * units + unit];
    }

    private void lstm(double in, double out, double forget, double candidate, int place) {
        DoubleUnaryOperator gate = functions.get(0);
        double kept = gate.applyAsDouble(forget) * states[1][place];
        states[1][place] = kept + gate.applyAsDouble(in) * functions.get(1).applyAsDouble(candidate);
        states[0][place] = gate.applyAsDouble(out) * functions.get(2).applyAsDouble(states[1][place]);
    }

    private void gru(double[] x, double[] h, double[] state, int unit, int place) {
        double update = functions.get(0).applyAsDouble(sum(x, h, unit, 0));
        double product = given.flag("linear_before_reset", false)
                ? reset(x, h, unit) * h[2 * units + unit]
                : product(2, gates, reset(x, h, state))[2 * units + unit];
        double candidate = functions.get(1).applyAsDouble(x[2 * units + unit] + product);
        states[0][place] = (1 - update) * candidate + update * state[unit];
    }

    private double reset(double[] x, double[] h, int unit) {
        return functions.get(0).applyAsDouble(sum(x, h, unit, 1));
    }

    private double[] reset(double[] x, double[] h, double[] state) {
        double[] left = state.clone();
        Arrays.setAll(left, unit -> reset(x, h, unit) * state[unit]);
        return left;
    }

    /** Multiplies by one of the kernels [1, gates · units, …], and adds that half of the bias that begins at a gate. */
    private double[] product(int kernel, int firstGate, double... row) {
        double[] weights = given.input(kernel).numbers();
        double[] sums = new double[gates * units];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = given.has(3) ? given.input(3).numbers()[firstGate * units + i] : 0;
            for (int k = 0; k < row.length; k++) {
                sums[i] += weights[i * row.length + k] * row[k];
            }
        }
        return sums;
    }
}
