package nn.layer;

import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Ops;
import nn.op.Value;

/** Makes one number of those that stand at one place of all inputs; an axis of size 1 is repeated. */
interface Merging extends Layer {
    /** Makes one value of at least one. */
    Value merge(List<Value> inputs);

    @Override
    default Shape outputShape(Shape input) {
        return outputShape(List.of(input));
    }

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return Check.some(inputs).stream().reduce(Merging::broadcast).orElseThrow();
    }

    private static Shape broadcast(Shape a, Shape b) {
        int[] sizes = new int[a.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean fits = a.rank() == b.rank() && (a.dim(axis) == b.dim(axis) || a.dim(axis) == 1 || b.dim(axis) == 1);
            if (!fits) {
                throw NnException.of("the inputs must have one shape, but were %s and %s.", a, b)
                        .maybe(
                                "%s",
                                a.rank() == b.rank()
                                        ? "bring them to one with dense(…), or use concatenate(…)."
                                        : "bring them to one with flatten() or reshape(…).");
            }
            sizes[axis] = a.dim(axis) == 1 ? b.dim(axis) : a.dim(axis);
        }
        return Shape.of(sizes);
    }

    @Override
    default Value call(Call call, Value x) {
        return merge(List.of(x));
    }

    @Override
    default Value call(Call call, List<Value> inputs) {
        return merge(inputs);
    }

    /** Counts a position that counts in any input, as Keras does; all where an input has no mask. */
    @Override
    default Optional<Value> mask(Call call, List<Value> inputs) {
        Optional<Value> mask = call.mask();
        for (int i = 1; i < inputs.size(); i++) {
            Optional<Value> other = call.mask(i);
            mask = mask.flatMap(one -> other.map(two -> Ops.or(one, two)));
        }
        return mask;
    }
}
