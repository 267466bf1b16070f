package nn.onnx.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds ONNX's {@code Loop}: a sub-graph that runs once a step, and hands values on from step to step. */
public final class Loop {
    private final Graph outer;
    private final Graph body;
    private final Value steps;
    private final Value step;
    private final List<Value> initial = new ArrayList<>();
    private final List<Value> carried = new ArrayList<>();
    private final List<Value> next = new ArrayList<>();
    private final List<Value> scanned = new ArrayList<>();
    private final List<String> scanNames = new ArrayList<>();

    /** Begins a loop of as many steps as a scalar says. */
    public Loop(Graph outer, Value steps) {
        this.outer = outer;
        this.steps = steps;
        this.body = outer.inner("step");
        this.step = body.input("step", Type.INT64, new Dims());
        Value going = body.input("going", Type.BOOL, new Dims());
        body.output("still_going", going);
    }

    /** Gives the graph of one step. */
    public Graph body() {
        return body;
    }

    /** Cuts this step's part out of an outer value [steps, …]. */
    public Value slice(Value all) {
        long[] sizes = all.dims().sizes();
        long[] rest = Arrays.copyOfRange(sizes, 1, sizes.length);
        return Node.of("Gather", all.in(body), step).gives(new Dims(rest));
    }

    /** Hands an outer value to the first step; the step's new value is set by {@link #next}. */
    public Value carry(Value start) {
        initial.add(start);
        Value inside = body.input(start.name() + "@step", start.type(), start.dims());
        carried.add(inside);
        next.add(inside);
        return inside;
    }

    /** Says what a carried value becomes for the step to come. */
    public void next(Value inside, Value value) {
        next.set(carried.indexOf(inside), value);
    }

    /** Collects a value of each step into an output [steps, …] of the outer graph. */
    public void scan(String name, Value value) {
        scanNames.add(name);
        scanned.add(value);
    }

    /** Puts the loop into the outer graph; its outputs are the last carried values, under their names, and the scans. */
    public void close() {
        for (int i = 0; i < next.size(); i++) {
            body.output(initial.get(i).name() + "@next", next.get(i));
        }
        for (int i = 0; i < scanned.size(); i++) {
            body.output(scanNames.get(i) + "@step", scanned.get(i));
        }
        List<Value> inputs = new ArrayList<>(List.of(steps, outer.constant(Type.BOOL, new Dims(), 1)));
        inputs.addAll(initial);
        Node loop = Node.of("Loop", outer, body, inputs);
        for (Value start : initial) {
            outer.output(start.name() + "@last", loop.gives(start.type(), start.dims()));
        }
        for (int i = 0; i < scanned.size(); i++) {
            Value each = scanned.get(i);
            outer.output(scanNames.get(i), loop.gives(each.type(), each.dims().under(Dims.STEPS)));
        }
    }
}
