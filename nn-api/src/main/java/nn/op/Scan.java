package nn.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.NnException;

/**
 * Builds ONNX's {@code Scan}: a sub-graph that runs once for each step of sequences, sees that step's slices without
 * copying them, and hands states on from step to step. It is differentiable.
 */
public final class Scan {
    static final OpType TYPE = OpType.several("Scan", Scan::forms, new Gradient.Joint(ScanGradient::backward));

    private final Graph outer;
    private final Graph around;
    private final Graph body;
    private final boolean isReversed;
    private final List<Value> starts = new ArrayList<>();
    private final List<Value> states = new ArrayList<>();
    private final List<Value> next = new ArrayList<>();
    private final List<Value> sequences = new ArrayList<>();
    private final List<Value> slices = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Value> collected = new ArrayList<>();

    /**
     * What a step makes of its states and slices.
     *
     * @param states for the next step, as many as were given
     * @param outputs what is collected
     */
    public record Step(List<Value> states, List<Value> outputs) {
        /** Refuses what is missing. */
        public Step {
            Given.value("a step: the states", states);
            Given.value("a step: the outputs", outputs);
        }
    }

    /**
     * What all steps gave.
     *
     * @param states those after the last step
     * @param outputs those of each step, stacked [steps, …]
     */
    public record Result(List<Value> states, List<Value> outputs) {
        /** Refuses what is missing. */
        public Result {
            Given.value("a result: the states", states);
            Given.value("a result: the outputs", outputs);
        }
    }

    /**
     * Begins a scan.
     *
     * @param outer the graph that it stands in
     */
    public Scan(Graph outer) {
        this(outer, outer, false);
    }

    /** Begins a scan whose body also uses values of another body, which are then stacked for it. */
    Scan(Graph outer, Graph around, boolean isReversed) {
        Given.value("a scan: around", around);
        this.outer = outer;
        this.around = around;
        this.body = around.inner("step");
        this.isReversed = isReversed;
    }

    /** Reads types and sizes off a body: first the states, then what is collected. */
    private static List<Form> forms(Op op) {
        Graph body = op.body().orElseThrow();
        int count = states(op);
        long steps = op.input(count).dims().size(0);
        List<Form> forms = new ArrayList<>();
        for (Value output : body.outputs().values()) {
            int index = forms.size();
            forms.add(index < count ? op.input(index).form() : stacked(output, steps));
            if (index < count && !output.form().equals(op.input(index).form())) {
                throw NnException.of("the state %s became %s in a step.", op.input(index), output.form())
                        .maybe("a state keeps its type and its sizes.");
            }
        }
        return forms;
    }

    static Form stacked(Value each, long steps) {
        return new Form(each.type(), each.dims().under(steps));
    }

    /** Counts the states of a Scan. */
    static int states(Op op) {
        return op.inputs().size() - (int) op.attributes().integer("num_scan_inputs", 1);
    }

    /**
     * Returns the graph of one step.
     *
     * @return the sub-graph
     */
    public Graph body() {
        return body;
    }

    /**
     * Returns this step's part of a sequence.
     *
     * @param sequence [steps, …]
     * @return […] within the step
     */
    public Value slice(Value sequence) {
        Given.value("scan: the sequence", sequence);
        Require.atLeast("Scan: the axes of a sequence", 1, sequence.dims().rank());
        long[] sizes = sequence.dims().sizes();
        Dims rest = new Dims(Arrays.copyOfRange(sizes, 1, sizes.length));
        Value slice = inside(sequence, new Form(sequence.type(), rest));
        slice(sequence, slice);
        return slice;
    }

    /** Passes a sequence whose slices are known under a value already. */
    void slice(Value sequence, Value slice) {
        sequences.add(sequence);
        slices.add(slice);
    }

    /**
     * Hands a value to the first step; what it becomes is set by {@link #next}, else it stays.
     *
     * @param start the first step's
     * @return the state within the step
     */
    public Value carry(Value start) {
        Given.value("scan: the start", start);
        Value state = inside(start, start.form());
        starts.add(start);
        states.add(state);
        next.add(state);
        return state;
    }

    private Value inside(Value value, Form form) {
        return body.value(outer.unique(value.name() + "@step"), form, Optional.empty());
    }

    /**
     * Says what a state becomes for the step to come.
     *
     * @param state as {@link #carry} gave it
     * @param value of the same type and sizes
     */
    public void next(Value state, Value value) {
        if (!states.contains(Given.value("scan: the state", state))) {
            throw NnException.of("scan: %s must be a state, as carry(…) gives it.", state);
        }
        next.set(states.indexOf(state), Given.value("scan: the next state", value));
    }

    /**
     * Collects a value of each step.
     *
     * @param name what it is called within the step
     * @param value what is stacked
     */
    public void collect(String name, Value value) {
        names.add(Given.value("scan: the name", name));
        collected.add(Given.value("scan: the value", value));
    }

    /**
     * Puts the scan into the graph around it.
     *
     * @return the states after the last step, and what was collected
     */
    public Result close() {
        return close(UnaryOperator.identity());
    }

    /**
     * Puts the scan into the graph around it.
     *
     * @param stack makes [steps, …] of a value of the other body
     */
    Result close(UnaryOperator<Value> stack) {
        declare();
        if (around != outer) {
            body.need(around).forEach(value -> slice(stack.apply(value), value));
        }
        states.forEach(body::input);
        slices.forEach(body::input);
        List<Value> inputs = new ArrayList<>(starts);
        inputs.addAll(sequences);
        Attributes attributes = Attributes.NONE.with("body", body).with("num_scan_inputs", (long) sequences.size());
        Op op = Op.add(TYPE, isReversed ? reversed(attributes, collected.size()) : attributes, inputs);
        List<Value> outputs = op.outputs();
        return new Result(outputs.subList(0, starts.size()), outputs.subList(starts.size(), outputs.size()));
    }

    private void declare() {
        for (int i = 0; i < next.size(); i++) {
            body.output(starts.get(i).name() + "@next", next.get(i));
        }
        for (int i = 0; i < collected.size(); i++) {
            body.output(names.get(i) + "@step", collected.get(i));
        }
    }

    static boolean isReversed(Op op) {
        return op.attributes().all().containsKey("scan_input_directions");
    }

    /** Lets steps run from the last to the first, over so many inputs and outputs. */
    static Attributes reversed(Attributes attributes, int outputs) {
        return attributes
                .with("scan_input_directions", ones((int) attributes.integer("num_scan_inputs", 1)))
                .with("scan_output_directions", ones(outputs));
    }

    private static long[] ones(int count) {
        return LongStream.generate(() -> 1).limit(count).toArray();
    }
}
