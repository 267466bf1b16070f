package nn.onnx.fuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nn.op.Edge;
import nn.op.Gradient;
import nn.op.Op;
import nn.op.Value;

/**
 * Faster forms of the gradients of convolutions on the processor.
 *
 * @param threads how many work on one op
 * @param blocks which convolutions are faster on blocks of channels
 */
record ConvolutionForms(int threads, Blocks blocks) {
    Optional<Gradient> conv(Op any) {
        return changed(any, (op, edges) -> {
            Slid slid = Slid.over(op);
            new InputForms(slid, op.input(1), op.output().dims())
                    .fastest(threads, blocks)
                    .ifPresent(edge -> edges.set(0, edge));
            edges.set(
                    1,
                    kernel(
                            edges.get(1),
                            dy -> new KernelForms(slid, dy, op.input(1).dims())));
        });
    }

    /** The gradient of a transposed convolution slides over its output's gradient, and meets what it took. */
    Optional<Gradient> transposed(Op any) {
        return changed(
                any,
                (op, edges) -> edges.set(
                        1,
                        kernel(
                                edges.get(1),
                                dy -> new KernelForms(
                                        Slid.over(op, dy),
                                        op.input(0),
                                        op.input(1).dims()))));
    }

    private interface Change {
        void of(Op op, List<Edge> edges);
    }

    private static Optional<Gradient> changed(Op any, Change change) {
        return any.type().gradient() instanceof Gradient.Edges stated
                ? Optional.of(new Gradient.Edges(op -> {
                    List<Edge> edges = new ArrayList<>(stated.edges().apply(op));
                    change.of(op, edges);
                    return edges;
                }))
                : Optional.empty();
    }

    private Edge kernel(Edge stated, Function<Value, KernelForms> forms) {
        UnaryOperator<Value> rule = stated.rule();
        return new Edge(
                stated.source(), false, dy -> forms.apply(dy).fastest(threads).orElseGet(() -> rule.apply(dy)));
    }
}
