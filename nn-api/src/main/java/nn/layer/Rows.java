package nn.layer;

import static nn.op.Ops.affine;
import static nn.op.Ops.positions;
import static nn.op.Ops.splitFirstAxis;

import nn.op.Value;

/** Multiplies what stands on the last axis by one matrix, whatever axes are before it, in a single product. */
final class Rows {
    private Rows() {}

    /** Computes x · kernel. */
    static Value times(Value x, Value kernel) {
        return unfolded(affine(positions(x), kernel), x);
    }

    /** Computes x · kernel + bias. */
    static Value times(Value x, Value kernel, Value bias) {
        return unfolded(affine(positions(x), kernel, bias), x);
    }

    private static Value unfolded(Value rows, Value x) {
        return splitFirstAxis(rows, x, x.dims().rank() - 1);
    }
}
