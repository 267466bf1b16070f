package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.clip;
import static nn.onnx.graph.Arithmetic.div;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.plus;
import static nn.onnx.graph.Arithmetic.sqrt;
import static nn.onnx.graph.Arithmetic.square;

import java.util.stream.IntStream;
import nn.layer.Constraint;
import nn.onnx.graph.Activations;
import nn.onnx.graph.Reduction;
import nn.onnx.graph.Value;

/** Writes what holds for a weight after each step. */
final class ConstraintLowering implements Constraint.Visitor<Value> {
    private static final double EPSILON = 1e-7;

    private final Value weight;

    ConstraintLowering(Value weight) {
        this.weight = weight;
    }

    @Override
    public Value maxNorm(Constraint.MaxNorm constraint) {
        int rank = weight.dims().rank();
        int[] axes = rank <= 2 ? new int[] {0} : IntStream.range(1, rank).toArray();
        Value length = sqrt(Reduction.sum(square(weight), true, axes));
        return mul(weight, div(clip(length, 0, constraint.max()), plus(length, EPSILON)));
    }

    @Override
    public Value nonNegative(Constraint.NonNegative constraint) {
        return Activations.relu(weight);
    }
}
