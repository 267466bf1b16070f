package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.abs;
import static nn.onnx.graph.Arithmetic.scale;
import static nn.onnx.graph.Arithmetic.square;

import java.util.ArrayList;
import java.util.List;
import nn.layer.Regularizer;
import nn.onnx.graph.Reduction;
import nn.onnx.graph.Value;

/** Writes a regularizer's penalty on a tensor. */
final class Penalties {
    private Penalties() {}

    /** l1 · Σ|x| and l2 · Σx², as far as their factors are not 0. */
    static List<Value> of(Regularizer regularizer, Value x) {
        List<Value> parts = new ArrayList<>(2);
        if (regularizer.l1() > 0) {
            parts.add(scale(Reduction.sum(abs(x)), regularizer.l1()));
        }
        if (regularizer.l2() > 0) {
            parts.add(scale(Reduction.sum(square(x)), regularizer.l2()));
        }
        return parts;
    }
}
