package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Slides filters over each channel of an image by itself: {@code activation(x ⋆ kernel + bias)}, kernel
 * [depthMultiplier, channels, height, width]; what came of channel c stands at c · depthMultiplier and after it.
 *
 * @param window the kernel's size, strides, dilation and padding
 * @param depthMultiplier how many filters each channel meets, 1 by default
 * @param activation applied to the output, linear by default
 * @param parameters what was chosen for kernel and bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/">Keras's DepthwiseConv2D</a>
 */
public record DepthwiseConv2D(
        Window window, int depthMultiplier, Activation activation, Parameters parameters, String name)
        implements Activated<DepthwiseConv2D>, Parametrized<DepthwiseConv2D>, Windowed<DepthwiseConv2D> {
    /** Checks the multiplier. */
    public DepthwiseConv2D {
        Given.value("depthwiseConv2D: the window", window);
        Given.value("depthwiseConv2D: the activation", activation);
        Given.value("depthwiseConv2D: the parameters", parameters);
        Given.positive("depthwiseConv2D: the depth multiplier", depthMultiplier);
    }

    /**
     * Describes a depthwise convolution with Keras's defaults: stride 1, padding valid, one filter a channel, linear.
     *
     * @param height the kernel's rows
     * @param width the kernel's columns
     * @return the layer
     */
    public static DepthwiseConv2D of(int height, int width) {
        return new DepthwiseConv2D(Window.kernel(height, width), 1, Activation.LINEAR, Parameters.DEFAULT, "");
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public DepthwiseConv2D dilation(int dilation) {
        return dilation(dilation, dilation);
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param rows 1 for neighbouring rows
     * @param columns 1 for neighbouring columns
     * @return a new layer
     */
    public DepthwiseConv2D dilation(int rows, int columns) {
        return window(window.dilation(rows, columns));
    }

    /**
     * Chooses how many filters each channel meets, as Keras's {@code depth_multiplier}.
     *
     * @param other 1 by default
     * @return a new layer
     */
    public DepthwiseConv2D depthMultiplier(int other) {
        return new DepthwiseConv2D(window, other, activation, parameters, name);
    }

    @Override
    public DepthwiseConv2D window(Window other) {
        return new DepthwiseConv2D(other, depthMultiplier, activation, parameters, name);
    }

    @Override
    public DepthwiseConv2D activation(Activation other) {
        return new DepthwiseConv2D(window, depthMultiplier, other, parameters, name);
    }

    @Override
    public DepthwiseConv2D parameters(Parameters other) {
        return new DepthwiseConv2D(window, depthMultiplier, activation, other, name);
    }

    @Override
    public DepthwiseConv2D named(String other) {
        return new DepthwiseConv2D(window, depthMultiplier, activation, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return activation.check(window.over(input, Depth.filters(input.dim(0), depthMultiplier)));
    }

    @Override
    public List<Weight> weights(Shape input) {
        int channels = input.dim(0);
        return parameters.weights(
                Shape.of(depthMultiplier, channels, window.height(), window.width()),
                Depth.filters(channels, depthMultiplier));
    }

    @Override
    public Value call(Call call, Value x) {
        Value y = Depth.convolved(
                window.pad(x, 0),
                call.weight("kernel"),
                window.sliding(),
                parameters.useBias() ? List.of(call.weight("bias")) : List.of());
        return parameters.penalized(call, activation.call(y));
    }

    @Override
    public String toString() {
        Words words = window.kernelWords("depthwiseConv2D").option("depthMultiplier", depthMultiplier, 1);
        return parameters.words(activation.after(words)).named(name).toString();
    }
}
