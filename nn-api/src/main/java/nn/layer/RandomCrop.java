package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.floor;
import static nn.op.Ops.slice;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Cuts a window of random place out of each image while training: [channels, h, w] to [channels, height, width]. Otherwise, and
 * where an image is too small, it takes the largest window in the middle that has the wanted form, and makes it smaller or
 * larger, bilinearly.
 *
 * <p>Each row has a place of its own, where Keras draws one for a batch. A pure function of seed, name, step and row.
 *
 * @param height how many rows come out
 * @param width how many columns come out
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_crop/">Keras's RandomCrop</a>
 */
public record RandomCrop(int height, int width, String name) implements Layer {
    /** Checks the size. */
    public RandomCrop {
        Given.positive("randomCrop: the height", height);
        Given.positive("randomCrop: the width", width);
    }

    @Override
    public RandomCrop named(String other) {
        return new RandomCrop(height, width, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        Check.enlarged(input, height, width);
        return Shape.of(input.dim(0), height, width);
    }

    @Override
    public boolean seesColumns(Shape image) {
        return true;
    }

    @Override
    public Value call(Call call, Value x) {
        long rows = x.dims().size(2);
        long columns = x.dims().size(3);
        if (rows == height && columns == width) {
            return x;
        }
        return call.isTraining() && rows >= height && columns >= width ? anywhere(call, x) : middle(x);
    }

    private Value anywhere(Call call, Value x) {
        List<Factor> places = List.of(
                new Factor(0, x.dims().size(2) - height + 1.0),
                new Factor(0, x.dims().size(3) - width + 1.0));
        Value first = floor(Factor.drawn(x, call.key(), places));
        return new Resampling(Sampling.DEFAULT)
                .apply(
                        x,
                        add(Resampling.numbers(x, 2, height, 0), slice(first, 1, 0, 1)),
                        add(Resampling.numbers(x, 3, width, 0), slice(first, 1, 1, 2)));
    }

    private Value middle(Value x) {
        long rows = x.dims().size(2);
        long columns = x.dims().size(3);
        long high = Math.max(1, Math.min(rows, columns * height / width));
        long wide = Math.max(1, Math.min(columns, rows * width / height));
        Value cut = cut(cut(x, 2, high), 3, wide);
        return high == height && wide == width ? cut : Ops.resize(cut, "linear", height, width);
    }

    private static Value cut(Value x, int axis, long size) {
        long before = (x.dims().size(axis) - size) / 2;
        return size == x.dims().size(axis) ? x : slice(x, axis, before, before + size);
    }

    @Override
    public String toString() {
        return Words.of("randomCrop", height, width).named(name).toString();
    }
}
