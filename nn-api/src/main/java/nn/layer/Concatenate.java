package nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Value;

/**
 * Puts its inputs one after the other along an axis.
 *
 * @param axis counted from 1, the first axis of a row, or from −1, the last; 0 for the features, which are the channels of
 *     an image and the last axis of anything else
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/concatenate/">Keras's Concatenate</a>
 */
public record Concatenate(int axis, String name) implements Layer {
    @Override
    public Concatenate named(String other) {
        return new Concatenate(axis, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputShape(List.of(input));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = Check.some(inputs).get(0);
        int along = axis == 0 ? first.featureAxis() : Check.axis(axis, first);
        int[] sizes = first.dims();
        for (Shape other : inputs.subList(1, inputs.size())) {
            requireFit(first, other, along);
            sizes[along] = Check.size((long) known(sizes[along]) + known(other.dim(along)));
        }
        return Shape.of(sizes);
    }

    private static int known(int size) {
        if (Length.isFree(size)) {
            throw NnException.of(
                            "sequences are joined one after the other only if their lengths are known, but one is \"%s\".",
                            Length.name(size))
                    .maybe("join the features, concatenate(-1, …), or fix the length.");
        }
        return size;
    }

    private static void requireFit(Shape first, Shape other, int along) {
        boolean fits = first.rank() == other.rank();
        for (int i = 0; fits && i < first.rank(); i++) {
            fits = i == along || first.dim(i) == other.dim(i);
        }
        if (!fits) {
            throw NnException.of("the inputs must agree but for axis %d, but were %s and %s.", along + 1, first, other)
                    .maybe(
                            "%s",
                            first.rank() == other.rank()
                                    ? "choose another axis, or bring them to one size."
                                    : "bring them to as many axes with flatten() or reshape(…).");
        }
    }

    @Override
    public Value call(Call call, Value x) {
        return x;
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        return Ops.concat(inputs, along(Check.some(inputs).get(0).dims()));
    }

    /** Finds the axis among those that begin with the batch. */
    private int along(Dims dims) {
        return axis == 0 ? dims.featureAxis() : axis > 0 ? axis : dims.rank() + axis;
    }

    @Override
    public Optional<Value> mask(Call call, List<Value> inputs) {
        List<Optional<Value>> masks = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            masks.add(call.mask(i));
        }
        if (masks.stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (along(Check.some(inputs).get(0).dims()) == 1) {
            List<Value> parts = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                Value input = inputs.get(i);
                parts.add(masks.get(i).orElseGet(() -> all(input)));
            }
            return Optional.of(Ops.concat(parts, 1));
        }
        return masks.stream().allMatch(Optional::isPresent)
                ? masks.stream().map(Optional::orElseThrow).reduce(Ops::or)
                : Optional.empty();
    }

    /** Counts every position of a sequence. */
    private static Value all(Value x) {
        Value first = Ops.reshape(
                Ops.slice(x, 2, 0, 1), new Dims(x.dims().size(0), x.dims().size(1)));
        return Ops.cast(Ops.full(Ops.constant(x, 1), first), ElementType.BOOL);
    }

    @Override
    public String toString() {
        Words words = axis == 0 ? Words.of("concatenate") : Words.of("concatenate", axis);
        return words.named(name).toString();
    }
}
