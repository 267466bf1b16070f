package nn.layer;

import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/** Chooses elements by random bits. */
final class RandomMask {
    private static final double TWO_32 = 4294967296.0;

    private RandomMask() {}

    /** Drops a share of a value's elements while the network trains. */
    static Value dropped(Call call, Value x, double share) {
        return call.isTraining() && share > 0 ? Ops.mul(x, of(x, share, call.key())) : x;
    }

    /** Returns 0 for a share of a value's elements, and 1 / (1 − share) for the others. */
    static Value of(Value x, double share, Value key) {
        return of(x, x.dims(), share, key);
    }

    /** Returns 0 for a share of as many elements as the sizes say, and 1 / (1 − share) for the others. */
    static Value of(Value x, Dims dims, double share, Value key) {
        Graph graph = x.graph();
        Value zero = graph.scalar(x.type(), 0);
        Value kept = graph.scalar(x.type(), 1 / (1 - share));
        return Ops.where(isDropped(x, dims, share, key), zero, kept);
    }

    /** Tells which of as many elements as the sizes say are among the share that is dropped. */
    static Value isDropped(Value x, Dims dims, double share, Value key) {
        Value bits = Ops.cast(Ops.randomBits(x, dims, key), ElementType.FLOAT32);
        return Ops.less(bits, share * TWO_32);
    }
}
