package nn.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/** Leaves out, number by number, what positions that do not count would say, as Keras's merging layers do. */
final class MaskedMerge {
    private MaskedMerge() {}

    /** Multiplies what counts; where nothing does, and each input says so, the product is 0. */
    static Value product(Call call, List<Value> inputs) {
        Value all = IntStream.range(0, Check.some(inputs).size())
                .mapToObj(i -> factor(call, i, inputs.get(i)))
                .reduce(Ops::mul)
                .orElseThrow();
        return anywhere(call, inputs)
                .map(mask -> Ops.where(mask, all, Ops.constant(all, 0)))
                .orElse(all);
    }

    private static Value factor(Call call, int input, Value x) {
        return wide(call, input, x)
                .map(mask -> Ops.where(mask, x, Ops.constant(x, 1)))
                .orElse(x);
    }

    /** Compares what counts; a position that does not count says what the other one says. */
    static Value most(Call call, List<Value> inputs, BinaryOperator<Value> operation) {
        Value most = Check.some(inputs).get(0);
        Optional<Value> mask = wide(call, 0, most);
        for (int i = 1; i < inputs.size(); i++) {
            Value so = most;
            Value given = inputs.get(i);
            Optional<Value> other = wide(call, i, given);
            Value next = other.map(counts -> Ops.where(counts, given, so)).orElse(given);
            most = operation.apply(
                    mask.map(counts -> Ops.where(counts, so, next)).orElse(so), next);
            mask = mask.flatMap(one -> other.map(two -> Ops.or(one, two)));
        }
        return most;
    }

    private static Optional<Value> anywhere(Call call, List<Value> inputs) {
        Optional<Value> mask = wide(call, 0, inputs.get(0));
        for (int i = 1; i < inputs.size(); i++) {
            Optional<Value> other = wide(call, i, inputs.get(i));
            mask = mask.flatMap(one -> other.map(two -> Ops.or(one, two)));
        }
        return mask;
    }

    /** Gives a mask as many axes as what it masks has. */
    private static Optional<Value> wide(Call call, int input, Value x) {
        return call.mask(input).map(mask -> {
            long[] sizes = new long[x.dims().rank()];
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = axis < 2 ? mask.dims().size(axis) : 1;
            }
            return Ops.reshape(mask, new Dims(sizes));
        });
    }
}
