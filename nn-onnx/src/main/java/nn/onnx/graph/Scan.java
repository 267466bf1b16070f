package nn.onnx.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds ONNX's {@code Scan}: a sub-graph that runs once a step, sees that step's slices without copying them, and hands
 * values on from step to step.
 */
public final class Scan {
    private final Graph outer;
    private final Graph body;
    private final List<Value> initial = new ArrayList<>();
    private final List<Value> carried = new ArrayList<>();
    private final List<Value> next = new ArrayList<>();
    private final List<Value> sliced = new ArrayList<>();
    private final List<Value> slices = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Value> collected = new ArrayList<>();

    /** Begins a scan over what {@link #slice} is given. */
    public Scan(Graph outer) {
        this.outer = outer;
        this.body = outer.inner("step");
    }

    /** Gives the graph of one step. */
    public Graph body() {
        return body;
    }

    /** Gives this step's part of an outer value [steps, …]. */
    public Value slice(Value all) {
        long[] sizes = all.dims().sizes();
        Dims rest = new Dims(Arrays.copyOfRange(sizes, 1, sizes.length));
        Value slice = body.value(outer.unique(all.name() + "@step"), all.type(), rest);
        sliced.add(all);
        slices.add(slice);
        return slice;
    }

    /** Hands an outer value to the first step; the step's new value is set by {@link #next}. */
    public Value carry(Value start) {
        Value inside = body.value(outer.unique(start.name() + "@step"), start.type(), start.dims());
        initial.add(start);
        carried.add(inside);
        next.add(inside);
        return inside;
    }

    /** Says what a carried value becomes for the step to come. */
    public void next(Value inside, Value value) {
        next.set(carried.indexOf(inside), value);
    }

    /** Collects a value of each step into an output [steps, …] of the outer graph. */
    public void collect(String name, Value value) {
        names.add(name);
        collected.add(value);
    }

    /** Puts the scan into the outer graph, whose outputs are the last carried values, named {@code …@last}, and the collected ones. */
    public void close() {
        carried.forEach(body::input);
        slices.forEach(body::input);
        for (int i = 0; i < next.size(); i++) {
            body.output(initial.get(i).name() + "@next", next.get(i));
        }
        for (int i = 0; i < collected.size(); i++) {
            body.output(names.get(i) + "@step", collected.get(i));
        }
        List<Value> inputs = new ArrayList<>(initial);
        inputs.addAll(sliced);
        Node scan = Node.of("Scan", outer, body, inputs).with("num_scan_inputs", sliced.size());
        for (Value start : initial) {
            outer.output(start.name() + "@last", scan.gives(start.type(), start.dims()));
        }
        for (int i = 0; i < collected.size(); i++) {
            Value each = collected.get(i);
            outer.output(names.get(i), scan.gives(each.type(), each.dims().under(Dims.STEPS)));
        }
    }
}
