package nn.onnx.fuse;

import static nn.op.Ops.mul;
import static nn.op.Ops.step;

import java.util.List;
import java.util.Optional;
import nn.op.Edge;
import nn.op.Gradient;
import nn.op.Op;
import nn.op.Value;

/** Faster forms of the gradients of pools. */
final class PoolForms {
    private PoolForms() {}

    static Optional<Gradient> max(Op op) {
        return op.type().gradient() instanceof Gradient.Edges edges
                ? op.input(0).op("Relu").map(relu -> afterRelu(edges, relu.input(0)))
                : Optional.empty();
    }

    /** Passes a rectifier right before a pool together with it, where its mask is small. */
    private static Gradient afterRelu(Gradient.Edges pool, Value source) {
        return new Gradient.Edges(op -> {
            Edge edge = pool.edges().apply(op).get(0);
            Value y = op.output();
            return List.of(new Edge(source, false, dy -> edge.rule().apply(mul(dy, step(y)))));
        });
    }
}
