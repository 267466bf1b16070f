package nn.layer;

import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Lets a second input say which positions of a sequence count: loss, metrics and the layers after it leave out the others.
 *
 * <p>The second input is one number a row, how many positions count from the first on, or one a position, 0 where it does
 * not count. The numbers of the sequence go through as they are.
 *
 * @param name the name, or empty
 */
public record MaskedBy(String name) implements Layer {
    @Override
    public MaskedBy named(String other) {
        return new MaskedBy(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        throw NnException.of("it takes a sequence and what masks it, but was given one input.")
                .maybe("write sequence.then(maskedBy(), lengths).");
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw NnException.of("it takes a sequence and what masks it, but was given %d inputs.", inputs.size());
        }
        Shape sequence = inputs.get(0);
        Shape by = inputs.get(1);
        boolean fits = sequence.rank() > 0 && (by.equals(Shape.of(sequence.dim(0))) || !by.isFree() && by.size() == 1);
        if (!fits) {
            throw NnException.of(
                            "a sequence %s is masked by its length, [1], or by one number a position, but was by %s.",
                            sequence, by)
                    .maybe("reshape what masks it.");
        }
        return sequence;
    }

    @Override
    public Value call(Call call, Value x) {
        return x;
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        return Check.some(inputs).get(0);
    }

    @Override
    public Optional<Value> mask(Call call, List<Value> inputs) {
        long time = Check.some(2, inputs).get(0).dims().size(1);
        Value by = inputs.get(1);
        if (by.dims().rank() == 2 && by.dims().size(1) == time) {
            return Optional.of(Ops.not(Ops.equal(by, Ops.constant(by, 0))));
        }
        Value lengths = Ops.reshape(by, new Dims(Dims.BATCH, 1));
        Value places = Ops.unsqueeze(Ops.cast(Ops.places(inputs.get(0), 1), by.type()), 0);
        return Optional.of(Ops.less(places, lengths));
    }

    @Override
    public String toString() {
        return Words.of("maskedBy").named(name).toString();
    }
}
