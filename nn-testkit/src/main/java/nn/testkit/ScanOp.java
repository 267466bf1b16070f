package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import nn.data.NnException;
import nn.op.Graph;
import nn.op.Value;

/** Computes a sub-graph once for each element of the first axis of sequences. */
final class ScanOp {
    private final Given given;
    private final Graph body;
    private final Interpreter steps;
    private final int states;
    private final int length;

    private ScanOp(Given given) {
        this.given = given;
        this.body = given.op().body().orElseThrow();
        this.steps = Interpreter.of(body);
        this.states = given.inputs().size() - (int) given.integer("num_scan_inputs", 1);
        this.length = given.input(states).size(0);
    }

    static List<Array> run(Given given) {
        return new ScanOp(given).run();
    }

    private List<Array> run() {
        if (length == 0) {
            throw NnException.of("%s has no steps.", given.op().name());
        }
        List<List<Array>> made = new ArrayList<>();
        List<Array> carried = given.inputs().subList(0, states);
        for (int step = 0; step < length; step++) {
            List<Array> outputs = step(step, carried);
            carried = outputs.subList(0, states);
            made.add(outputs);
        }
        List<Array> results = new ArrayList<>(carried);
        for (int i = states; i < body.outputs().size(); i++) {
            results.add(stacked(made, i));
        }
        return results;
    }

    private List<Array> step(int step, List<Array> carried) {
        Scope scope = given.scope().inner();
        List<Value> inputs = body.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            scope.set(
                    inputs.get(i),
                    i < states ? carried.get(i) : slice(given.input(i), at("scan_input_directions", i, step)));
        }
        steps.run(scope);
        return body.outputs().values().stream().map(scope::get).toList();
    }

    /** Returns the place of a step in a sequence: from the end where its direction is 1. */
    private int at(String directions, int index, int step) {
        int sequence = index - states;
        long[] all = given.op().attributes().integers(directions);
        return sequence < all.length && all[sequence] == 1 ? length - 1 - step : step;
    }

    private static Array slice(Array sequence, int at) {
        int size = (int) sequence.dims().count(1);
        double[] part = java.util.Arrays.copyOfRange(sequence.numbers(), at * size, (at + 1) * size);
        return new Array(sequence.type(), sequence.dims().without(0), part);
    }

    private Array stacked(List<List<Array>> made, int index) {
        Array first = made.get(0).get(index);
        int size = first.numbers().length;
        double[] all = new double[length * size];
        for (int step = 0; step < length; step++) {
            int at = at("scan_output_directions", index, step);
            System.arraycopy(made.get(step).get(index).numbers(), 0, all, at * size, size);
        }
        return new Array(first.type(), first.dims().under(length), all);
    }
}
