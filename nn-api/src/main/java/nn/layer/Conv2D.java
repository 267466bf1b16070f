package nn.layer;

import static nn.op.Ops.conv;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.op.Value;

/**
 * Slides filters over an image: {@code activation(x ⋆ kernel + bias)}, kernel [filters, channels / groups, height,
 * width].
 *
 * @param filters the channels of the output
 * @param window the kernel's size, strides, dilation and padding
 * @param groups into how many parts the channels fall, each with its own filters; 1 by default
 * @param activation applied to the output, linear by default
 * @param parameters what was chosen for kernel and bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/convolution2d/">Keras's Conv2D</a>
 */
public record Conv2D(int filters, Window window, int groups, Activation activation, Parameters parameters, String name)
        implements Activated<Conv2D>, Parametrized<Conv2D>, Windowed<Conv2D> {
    /** Checks the filters. */
    public Conv2D {
        Given.value("conv2D: the window", window);
        Given.value("conv2D: the activation", activation);
        Given.value("conv2D: the parameters", parameters);
        Given.positive("conv2D: filters", filters);
        Given.positive("conv2D: groups", groups);
    }

    /**
     * Describes a convolution with Keras's defaults: stride 1, padding valid, linear.
     *
     * @param filters the channels of the output
     * @param height the kernel's rows
     * @param width the kernel's columns
     * @return the layer
     */
    public static Conv2D of(int filters, int height, int width) {
        return new Conv2D(filters, Window.kernel(height, width), 1, Activation.LINEAR, Parameters.DEFAULT, "");
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public Conv2D dilation(int dilation) {
        return dilation(dilation, dilation);
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param rows 1 for neighbouring rows
     * @param columns 1 for neighbouring columns
     * @return a new layer
     */
    public Conv2D dilation(int rows, int columns) {
        return window(window.dilation(rows, columns));
    }

    /**
     * Lets the channels fall into parts that meet their own filters, as Keras's {@code groups} does.
     *
     * @param other a divisor of channels and filters, 1 by default
     * @return a new layer
     */
    public Conv2D groups(int other) {
        return new Conv2D(filters, window, other, activation, parameters, name);
    }

    @Override
    public Conv2D window(Window other) {
        return new Conv2D(filters, other, groups, activation, parameters, name);
    }

    @Override
    public Conv2D activation(Activation other) {
        return new Conv2D(filters, window, groups, other, parameters, name);
    }

    @Override
    public Conv2D parameters(Parameters other) {
        return new Conv2D(filters, window, groups, activation, other, name);
    }

    @Override
    public Conv2D named(String other) {
        return new Conv2D(filters, window, groups, activation, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape output = window.over(input, filters);
        Check.groups(input.dim(0), filters, groups);
        return activation.check(output);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return parameters.weights(Shape.of(filters, input.dim(0) / groups, window.height(), window.width()), filters);
    }

    @Override
    public Value call(Call call, Value x) {
        Value padded = window.pad(x, 0);
        Value kernel = call.weight("kernel");
        Value y = parameters.useBias()
                ? conv(padded, kernel, call.weight("bias"), window.sliding(), groups)
                : conv(padded, kernel, window.sliding(), groups);
        return parameters.penalized(call, activation.call(y));
    }

    @Override
    public String toString() {
        return parameters
                .words(activation.after(window.words("conv2D", filters).option("groups", groups, 1)))
                .named(name)
                .toString();
    }
}
