package nn.layer;

import static nn.op.Ops.maxPool;

import nn.data.Given;
import nn.data.Shape;
import nn.op.Value;

/**
 * Takes the maximum of each window, feature by feature; what padding adds does not count.
 *
 * @param window the pool's size, stride and padding; the stride is the size by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/max_pooling1d/">Keras's MaxPooling1D</a>
 */
public record MaxPool1D(Window1D window, String name) implements Windowed1D<MaxPool1D> {
    /** Checks what is given. */
    public MaxPool1D {
        Given.value("maxPool1D: the window", window);
    }

    /**
     * Describes a pooling with Keras's defaults: the stride is the size, padding valid.
     *
     * @param size the times that a pool sees
     * @return the layer
     */
    public static MaxPool1D of(int size) {
        return new MaxPool1D(Window1D.pool(size), "");
    }

    @Override
    public MaxPool1D window(Window1D other) {
        return new MaxPool1D(other, name);
    }

    @Override
    public MaxPool1D named(String other) {
        return new MaxPool1D(window, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        return window.over(input, input.dim(1));
    }

    @Override
    public Value call(Call call, Value x) {
        Value padded = Window1D.image(window.pad(x, -Float.MAX_VALUE));
        return Window1D.sequence(maxPool(padded, window.rows()));
    }

    @Override
    public String toString() {
        return window.words("maxPool1D", window.size()).named(name).toString();
    }
}
