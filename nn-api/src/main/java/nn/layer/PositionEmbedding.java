package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.gather;
import static nn.op.Ops.places;
import static nn.op.Ops.slice;

import java.util.List;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Adds to each step of a sequence the row of a learned table that stands for its place: {@code x + embeddings[0 … time]}.
 *
 * <p>KerasHub's layer gives the table's rows alone, and leaves it to the user to add them.
 *
 * @param maxLength the rows of the table, at least as many as sequences have steps
 * @param initializer what the table starts as, Glorot uniform by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/keras_hub/api/modeling_layers/position_embedding/">KerasHub's PositionEmbedding</a>
 */
public record PositionEmbedding(int maxLength, Initializer initializer, String name) implements PassesMask {
    /** Checks what is given. */
    public PositionEmbedding {
        Given.positive("positionEmbedding: maxLength", maxLength);
        Given.value("positionEmbedding: the initializer", initializer);
    }

    /**
     * Chooses what the table starts as.
     *
     * @param other Glorot uniform by default
     * @return a new layer
     */
    public PositionEmbedding initializer(Initializer other) {
        return new PositionEmbedding(maxLength, other, name);
    }

    @Override
    public PositionEmbedding named(String other) {
        return new PositionEmbedding(maxLength, initializer, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        if (input.dim(0) > maxLength) {
            throw NnException.of(
                            "there are %d places, but the sequence %s has %d steps.", maxLength, input, input.dim(0))
                    .maybe("use positionEmbedding(%d).", input.dim(0));
        }
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        return List.of(Weight.learned("embeddings", Shape.of(maxLength, input.dim(1)), initializer));
    }

    @Override
    public Value call(Call call, Value x) {
        long time = x.dims().size(1);
        Value table = call.weight("embeddings");
        return add(x, Length.isFree(time) ? gather(table, places(x, 1), 0) : slice(table, 0, 0, time));
    }

    @Override
    public String toString() {
        return Words.of("positionEmbedding", maxLength)
                .option("initializer", initializer, Initializer.GLOROT_UNIFORM)
                .named(name)
                .toString();
    }
}
