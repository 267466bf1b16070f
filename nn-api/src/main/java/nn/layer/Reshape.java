package nn.layer;

import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Sees each row's numbers in another shape, in the same order.
 *
 * @param target the shape of one row coming out
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/reshape/">Keras's Reshape</a>
 */
public record Reshape(Shape target, String name) implements Layer {
    /** Refuses what is missing. */
    public Reshape {
        Given.value("a reshape: the target", target);
    }

    @Override
    public Reshape named(String other) {
        return new Reshape(target, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.size() != target.size()) {
            throw NnException.of(
                    "the input %s has %d elements, but %s needs %d.", input, input.size(), target, target.size());
        }
        return target;
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.reshape(x, Dims.batch(target));
    }

    @Override
    public String toString() {
        return Words.ofAll("reshape", IntStream.of(target.dims()).boxed().toList())
                .named(name)
                .toString();
    }
}
