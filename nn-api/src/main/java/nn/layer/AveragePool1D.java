package nn.layer;

import static nn.op.Ops.averagePool;

import nn.data.Given;
import nn.data.Shape;
import nn.op.Value;

/**
 * Takes the mean of each window, feature by feature; added zeros do not count.
 *
 * @param window the pool's size, stride and padding; the stride is the size by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/average_pooling1d/">Keras's AveragePooling1D</a>
 */
public record AveragePool1D(Window1D window, String name) implements Windowed1D<AveragePool1D> {
    /** Checks what is given. */
    public AveragePool1D {
        Given.value("averagePool1D: the window", window);
    }

    /**
     * Describes a pooling with Keras's defaults: the stride is the size, padding valid.
     *
     * @param size the times that a pool sees
     * @return the layer
     */
    public static AveragePool1D of(int size) {
        return new AveragePool1D(Window1D.pool(size), "");
    }

    @Override
    public AveragePool1D window(Window1D other) {
        return new AveragePool1D(other, name);
    }

    @Override
    public AveragePool1D named(String other) {
        return new AveragePool1D(window, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        if (window.padding() != Window1D.Ends.VALID) {
            Check.fixedTime(input.dim(0));
        }
        return window.over(input, input.dim(1));
    }

    @Override
    public Value call(Call call, Value x) {
        Value means = Window1D.sequence(averagePool(Window1D.image(window.pad(x, 0)), window.rows()));
        return window.padding() == Window1D.Ends.VALID
                ? means
                : window.undiluted(means, x.dims().size(1));
    }

    @Override
    public String toString() {
        return window.words("averagePool1D", window.size()).named(name).toString();
    }
}
