package nn.layer;

import static nn.op.Ops.reshape;

import nn.op.Dims;
import nn.op.Value;

/**
 * Sees a weight of several axes as the dense layer's that it stands for: a kernel [inputs, units], or a bias [units].
 *
 * @param constraint what holds for it
 * @param inputs how many axes, from the first, are inputs; 0 for a bias
 */
record FoldedConstraint(Constraint constraint, int inputs) implements Constraint {
    @Override
    public Value apply(Value weight) {
        Dims dims = weight.dims();
        long units = dims.count(inputs);
        Dims seen = inputs == 0 ? new Dims(units) : new Dims(dims.count(0) / units, units);
        return reshape(constraint.apply(reshape(weight, seen)), dims);
    }
}
