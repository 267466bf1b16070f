package nn.onnx.fuse;

import static nn.op.Ops.mul;
import static nn.op.Ops.step;

import java.util.List;
import nn.op.Edge;
import nn.op.Gradient;
import nn.op.Op;
import nn.op.Value;
import nn.spi.Forms;

/** The forms that measured fastest on ONNX Runtime. */
public final class FastForms {
    /** Kernels of so few outputs are faster transposed: with 30, both products with one take 0.93 of the time. */
    private static final int NARROW = 32;

    private FastForms() {}

    /** Returns them, for a plan's graphs. */
    public static Forms all() {
        return new Forms(FastForms::gradient, true, NARROW);
    }

    private static Gradient gradient(Op op) {
        Gradient stated = op.type().gradient();
        return op.type().name().equals("MaxPool") && stated instanceof Gradient.Edges edges
                ? op.input(0)
                        .op("Relu")
                        .map(relu -> afterRelu(edges, relu.input(0)))
                        .orElse(stated)
                : stated;
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
