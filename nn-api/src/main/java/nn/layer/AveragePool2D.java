package nn.layer;

import static nn.op.Ops.averagePool;

import nn.data.Given;
import nn.data.Shape;
import nn.op.Value;

/**
 * Takes the mean of each window, channel by channel; added zeros do not count.
 *
 * @param window the pool's size, strides and padding; the stride is the size by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/average_pooling2d/">Keras's AveragePooling2D</a>
 */
public record AveragePool2D(Window window, String name) implements Windowed<AveragePool2D> {
    /** Checks what is given. */
    public AveragePool2D {
        Given.value("averagePool2D: the window", window);
    }

    /**
     * Describes a pooling with Keras's defaults: the stride is the size, padding valid.
     *
     * @param height the pool's rows
     * @param width the pool's columns
     * @return the layer
     */
    public static AveragePool2D of(int height, int width) {
        return new AveragePool2D(Window.pool(height, width), "");
    }

    @Override
    public AveragePool2D window(Window other) {
        return new AveragePool2D(other, name);
    }

    @Override
    public AveragePool2D named(String other) {
        return new AveragePool2D(window, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return window.over(input, input.dim(0));
    }

    @Override
    public Value call(Call call, Value x) {
        Value y = averagePool(window.pad(x, 0), window.sliding());
        return window.padding() == Padding.VALID ? y : window.undiluted(y, x);
    }

    @Override
    public String toString() {
        return window.words("averagePool2D").named(name).toString();
    }
}
