package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/**
 * Slides filters over each channel of an image by itself, then mixes what came of them pixel by pixel: {@code
 * activation((x ⋆ depthwise_kernel) ⋆ pointwise_kernel + bias)}, depthwise_kernel [depthMultiplier, channels, height, width],
 * pointwise_kernel [filters, channels · depthMultiplier, 1, 1].
 *
 * @param filters the channels of the output
 * @param window the depthwise kernel's size, strides, dilation and padding
 * @param depthMultiplier how many filters each channel meets, 1 by default
 * @param activation applied to the output, linear by default
 * @param depthwise what was chosen for the depthwise kernel
 * @param parameters what was chosen for the pointwise kernel and the bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/separable_convolution2d/">Keras's SeparableConv2D</a>
 */
public record SeparableConv2D(
        int filters,
        Window window,
        int depthMultiplier,
        Activation activation,
        WeightOptions depthwise,
        Parameters parameters,
        String name)
        implements Activated<SeparableConv2D>, Separable<SeparableConv2D>, Windowed<SeparableConv2D> {
    /** Checks the filters. */
    public SeparableConv2D {
        Given.value("separableConv2D: the window", window);
        Given.value("separableConv2D: the activation", activation);
        Given.value("separableConv2D: the options of the depthwise kernel", depthwise);
        Given.value("separableConv2D: the parameters", parameters);
        Given.positive("separableConv2D: filters", filters);
        Given.positive("separableConv2D: the depth multiplier", depthMultiplier);
    }

    /**
     * Describes a separable convolution with Keras's defaults: stride 1, padding valid, one filter a channel, linear.
     *
     * @param filters the channels of the output
     * @param height the filters' rows
     * @param width the filters' columns
     * @return the layer
     */
    public static SeparableConv2D of(int filters, int height, int width) {
        return of(filters, Window.kernel(height, width));
    }

    private static SeparableConv2D of(int filters, Window window) {
        return new SeparableConv2D(
                filters, window, 1, Activation.LINEAR, Parameters.DEFAULT.kernel(), Parameters.DEFAULT, "");
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public SeparableConv2D dilation(int dilation) {
        return dilation(dilation, dilation);
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param rows 1 for neighbouring rows
     * @param columns 1 for neighbouring columns
     * @return a new layer
     */
    public SeparableConv2D dilation(int rows, int columns) {
        return window(window.dilation(rows, columns));
    }

    /**
     * Chooses how many filters each channel meets, as Keras's {@code depth_multiplier}.
     *
     * @param other 1 by default
     * @return a new layer
     */
    public SeparableConv2D depthMultiplier(int other) {
        return new SeparableConv2D(filters, window, other, activation, depthwise, parameters, name);
    }

    @Override
    public SeparableConv2D window(Window other) {
        return new SeparableConv2D(filters, other, depthMultiplier, activation, depthwise, parameters, name);
    }

    @Override
    public SeparableConv2D activation(Activation other) {
        return new SeparableConv2D(filters, window, depthMultiplier, other, depthwise, parameters, name);
    }

    @Override
    public SeparableConv2D depthwise(WeightOptions other) {
        return new SeparableConv2D(filters, window, depthMultiplier, activation, other, parameters, name);
    }

    @Override
    public SeparableConv2D parameters(Parameters other) {
        return new SeparableConv2D(filters, window, depthMultiplier, activation, depthwise, other, name);
    }

    @Override
    public SeparableConv2D named(String other) {
        return new SeparableConv2D(
                filters, window, depthMultiplier, activation, depthwise, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        window.over(input, Depth.filters(input.dim(0), depthMultiplier));
        return activation.check(window.over(input, filters));
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Depth.weights(
                this,
                filters,
                Shape.of(depthMultiplier, input.dim(0), window.height(), window.width()),
                Shape.of(filters, Depth.filters(input.dim(0), depthMultiplier), 1, 1));
    }

    @Override
    public Value call(Call call, Value x) {
        Value deep = Depth.convolved(window.pad(x, 0), call.weight("depthwise_kernel"), window.sliding(), List.of());
        Value kernel = call.weight("pointwise_kernel");
        Value y = parameters.useBias()
                ? Ops.conv(deep, kernel, call.weight("bias"), Sliding.of(1, 1), 1)
                : Ops.conv(deep, kernel, Sliding.of(1, 1), 1);
        return parameters.penalized(call, activation.call(y));
    }

    @Override
    public String toString() {
        Words words = window.words("separableConv2D", filters).option("depthMultiplier", depthMultiplier, 1);
        return words(activation.after(words)).named(name).toString();
    }
}
