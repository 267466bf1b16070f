package nn.layer;

import static nn.op.Ops.maxPool;

import nn.data.Given;
import nn.data.Shape;
import nn.op.Value;

/**
 * Takes the maximum of each window, channel by channel; what padding adds does not count.
 *
 * @param window the pool's size, strides and padding; the stride is the size by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/max_pooling2d/">Keras's MaxPooling2D</a>
 */
public record MaxPool2D(Window window, String name) implements Windowed<MaxPool2D> {
    /** Checks what is given. */
    public MaxPool2D {
        Given.value("maxPool2D: the window", window);
    }

    /**
     * Describes a pooling with Keras's defaults: the stride is the size, padding valid.
     *
     * @param height the pool's rows
     * @param width the pool's columns
     * @return the layer
     */
    public static MaxPool2D of(int height, int width) {
        return new MaxPool2D(Window.pool(height, width), "");
    }

    @Override
    public MaxPool2D window(Window other) {
        return new MaxPool2D(other, name);
    }

    @Override
    public MaxPool2D named(String other) {
        return new MaxPool2D(window, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return window.over(input, input.dim(0));
    }

    @Override
    public Value call(Call call, Value x) {
        return maxPool(window.pad(x, -Float.MAX_VALUE), window.sliding());
    }

    @Override
    public String toString() {
        return window.words("maxPool2D").named(name).toString();
    }
}
