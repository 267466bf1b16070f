package nn.op;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.data.Given;

/**
 * Names the ops, after Keras's {@code keras.ops} and with ONNX's meanings; made for {@code import static nn.op.Ops.*}.
 *
 * <pre>{@code
 * Value loss = mean(square(sub(predictions, targets)), -1);
 * }</pre>
 */
public final class Ops extends Activators {
    private Ops() {}

    /**
     * Lists all kinds of ops.
     *
     * @return each once
     */
    public static List<OpType> types() {
        return Stream.of(
                        ARITHMETIC,
                        LOGIC,
                        FUNCTIONS,
                        REDUCTIONS,
                        SHAPES,
                        PARTS,
                        INDEXING,
                        MATRICES,
                        CONVOLUTIONS,
                        POOLS,
                        NORMALIZATIONS,
                        RECURRENCES,
                        List.of(Scan.TYPE))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Makes a scalar.
     *
     * @param like a value whose graph and type it takes
     * @param number the number
     * @return a constant without axes
     */
    public static Value constant(Value like, double number) {
        return number(like, number);
    }

    /**
     * Makes fixed numbers.
     *
     * @param like a value whose graph and type they take
     * @param dims their sizes
     * @param numbers in row-major order
     * @return a constant
     */
    public static Value constant(Value like, Dims dims, double... numbers) {
        Given.value("constant: like", like);
        return like.graph().constant(like.type(), dims, numbers);
    }

    /**
     * Lets no gradient pass: to what is made of it, x is a constant.
     *
     * @param x any value
     * @return the same numbers
     */
    public static Value stopGradient(Value x) {
        return IDENTITY.apply(x).stop();
    }

    /**
     * States a gradient of its own for what was made of x, as Keras's {@code custom_gradient}.
     *
     * @param y what was made of x
     * @param x its only source through which a gradient passes
     * @param rule makes the gradient of x of the gradient of y; it is refused if it is not of x's type and size
     * @return the numbers of y
     */
    public static Value customGradient(Value y, Value x, UnaryOperator<Value> rule) {
        return IDENTITY.apply(y).gradient(x, dy -> Require.gradient(x, rule.apply(dy)));
    }

    /**
     * Runs a step for each element of the first axis of sequences, and hands states on from step to step.
     *
     * @param states those before the first step
     * @param sequences [steps, …], at least one
     * @param step makes the next states and what is collected of the states and this step's slices
     * @return the states after the last step, and what was collected [steps, …]
     */
    public static Scan.Result scan(
            List<Value> states, List<Value> sequences, BiFunction<List<Value>, List<Value>, Scan.Step> step) {
        return scan(false, states, sequences, step);
    }

    /**
     * Runs a step for each element of the first axis of sequences.
     *
     * @param isReversed whether the last element comes first
     * @param states those before the first step
     * @param sequences [steps, …], at least one
     * @param step makes the next states and what is collected of the states and this step's slices
     * @return the states after the last step, and what was collected [steps, …], each at its own place
     */
    public static Scan.Result scan(
            boolean isReversed,
            List<Value> states,
            List<Value> sequences,
            BiFunction<List<Value>, List<Value>, Scan.Step> step) {
        Given.value("scan: the states", states);
        Given.value("scan: the sequences", sequences);
        Given.value("scan: the step", step);
        Require.atLeast("Scan: the sequences", 1, sequences.size());
        Graph graph = Op.innermost(
                "Scan", Stream.concat(sequences.stream(), states.stream()).toList());
        Scan scan = new Scan(graph, graph, isReversed);
        List<Value> before = states.stream().map(scan::carry).toList();
        Scan.Step made = Given.result(
                "scan",
                "(states, slices) -> new Scan.Step(next, outputs)",
                step.apply(before, sequences.stream().map(scan::slice).toList()));
        Require.count(
                "Scan: the states that a step makes",
                before.size(),
                made.states().size());
        List<Value> next = new ArrayList<>(made.states());
        for (int i = 0; i < next.size(); i++) {
            scan.next(before.get(i), next.get(i));
        }
        made.outputs().forEach(output -> scan.collect("output", output));
        return scan.close();
    }
}
