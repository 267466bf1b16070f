package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Flips half of the images while training; does nothing otherwise: [channels, height, width] to the same.
 *
 * <p>Where both axes are flipped, an image is flipped along both or along none, as Keras does; two layers flip each for itself.
 * A pure function of seed, name, step and row.
 *
 * @param mode the axes that are flipped: both by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip/">Keras's RandomFlip</a>
 */
public record RandomFlip(Mode mode, String name) implements Layer {
    /** Checks the mode. */
    public RandomFlip {
        Given.value("randomFlip: the mode", mode);
    }

    /** Says which axes are flipped. */
    public enum Mode {
        /** What is left becomes right. */
        HORIZONTAL,
        /** What is above becomes below. */
        VERTICAL,
        /** Both at once, which rotates by half a turn. */
        HORIZONTAL_AND_VERTICAL
    }

    /**
     * Changes left and right alone: Keras's {@code mode="horizontal"}.
     *
     * @return a new layer
     */
    public RandomFlip horizontal() {
        return new RandomFlip(Mode.HORIZONTAL, name);
    }

    /**
     * Changes above and below alone: Keras's {@code mode="vertical"}.
     *
     * @return a new layer
     */
    public RandomFlip vertical() {
        return new RandomFlip(Mode.VERTICAL, name);
    }

    @Override
    public RandomFlip named(String other) {
        return new RandomFlip(mode, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return input;
    }

    @Override
    public boolean seesColumns(Shape image) {
        return mode != Mode.VERTICAL;
    }

    @Override
    public Value call(Call call, Value x) {
        if (!call.isTraining()) {
            return x;
        }
        Dims rows = new Dims(x.dims().size(0), 1, 1, 1);
        Value flipped = mode == Mode.VERTICAL ? x : Ops.reverse(x, 3);
        flipped = mode == Mode.HORIZONTAL ? flipped : Ops.reverse(flipped, 2);
        return Ops.where(RandomMask.isDropped(x, rows, 0.5, call.key()), flipped, x);
    }

    @Override
    public String toString() {
        return Words.of("randomFlip")
                .when(mode == Mode.HORIZONTAL, "horizontal")
                .when(mode == Mode.VERTICAL, "vertical")
                .named(name)
                .toString();
    }
}
