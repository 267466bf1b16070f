package nn.onnx.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds ONNX's {@code Scan}: a sub-graph that runs once a step, sees that step's slices without copying them, and hands
 * values on from step to step.
 */
public final class Scan {
    private final Graph outer;
    private final Graph body;
    private final List<Value> starts = new ArrayList<>();
    private final Set<Value> turned = new HashSet<>();
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
        return carry(start, start);
    }

    /** Hands on an outer matrix as {@link #carry} does, but turned within the steps. */
    public Value carryTurned(Value start) {
        turned.add(start);
        return carry(start, Shapes.transpose(start, 1, 0));
    }

    private Value carry(Value start, Value first) {
        Value inside = body.value(outer.unique(start.name() + "@step"), first.type(), first.dims());
        starts.add(start);
        initial.add(first);
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
            body.output(starts.get(i).name() + "@next", next.get(i));
        }
        for (int i = 0; i < collected.size(); i++) {
            body.output(names.get(i) + "@step", collected.get(i));
        }
        List<Value> inputs = new ArrayList<>(initial);
        inputs.addAll(sliced);
        Node scan = Node.of("Scan", outer, body, inputs).with("num_scan_inputs", sliced.size());
        List<Value> last = new ArrayList<>();
        initial.forEach(first -> last.add(scan.gives(first.type(), first.dims())));
        for (int i = 0; i < collected.size(); i++) {
            Value each = collected.get(i);
            outer.output(names.get(i), scan.gives(each.type(), each.dims().under(Dims.STEPS)));
        }
        for (int i = 0; i < last.size(); i++) {
            Value start = starts.get(i);
            Value end = turned.contains(start) ? Shapes.transpose(last.get(i), 1, 0) : last.get(i);
            outer.output(start.name() + "@last", end);
        }
    }
}
