package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Slides filters over each feature of a sequence by itself: {@code activation(x ⋆ kernel + bias)}, kernel
 * [depthMultiplier, features, size]; what came of feature c stands at c · depthMultiplier and after it.
 *
 * @param window the kernel's size, stride, dilation and padding
 * @param depthMultiplier how many filters each feature meets, 1 by default
 * @param activation applied to the output, linear by default
 * @param parameters what was chosen for kernel and bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/">Keras's DepthwiseConv1D</a>
 */
public record DepthwiseConv1D(
        Window1D window, int depthMultiplier, Activation activation, Parameters parameters, String name)
        implements Activated<DepthwiseConv1D>, Parametrized<DepthwiseConv1D>, Windowed1D<DepthwiseConv1D> {
    /** Checks the multiplier. */
    public DepthwiseConv1D {
        Given.value("depthwiseConv1D: the window", window);
        Given.value("depthwiseConv1D: the activation", activation);
        Given.value("depthwiseConv1D: the parameters", parameters);
        Given.positive("depthwiseConv1D: the depth multiplier", depthMultiplier);
    }

    /**
     * Describes a depthwise convolution with Keras's defaults: stride 1, padding valid, one filter a feature, linear.
     *
     * @param size the times that the kernel sees
     * @return the layer
     */
    public static DepthwiseConv1D of(int size) {
        return new DepthwiseConv1D(Window1D.kernel(size), 1, Activation.LINEAR, Parameters.DEFAULT, "");
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public DepthwiseConv1D dilation(int dilation) {
        return window(window.dilation(dilation));
    }

    /**
     * Chooses how many filters each feature meets, as Keras's {@code depth_multiplier}.
     *
     * @param other 1 by default
     * @return a new layer
     */
    public DepthwiseConv1D depthMultiplier(int other) {
        return new DepthwiseConv1D(window, other, activation, parameters, name);
    }

    @Override
    public DepthwiseConv1D window(Window1D other) {
        return new DepthwiseConv1D(other, depthMultiplier, activation, parameters, name);
    }

    @Override
    public DepthwiseConv1D activation(Activation other) {
        return new DepthwiseConv1D(window, depthMultiplier, other, parameters, name);
    }

    @Override
    public DepthwiseConv1D parameters(Parameters other) {
        return new DepthwiseConv1D(window, depthMultiplier, activation, other, name);
    }

    @Override
    public DepthwiseConv1D named(String other) {
        return new DepthwiseConv1D(window, depthMultiplier, activation, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        return activation.check(window.over(input, Depth.filters(input.dim(1), depthMultiplier)));
    }

    @Override
    public List<Weight> weights(Shape input) {
        int features = input.dim(1);
        return parameters.weights(
                Shape.of(depthMultiplier, features, window.size()), Depth.filters(features, depthMultiplier));
    }

    @Override
    public Value call(Call call, Value x) {
        Value y = Depth.convolved(
                Window1D.swapped(window.pad(x, 0)),
                call.weight("kernel"),
                window.sliding(),
                parameters.useBias() ? List.of(call.weight("bias")) : List.of());
        return parameters.penalized(call, activation.call(Window1D.swapped(y)));
    }

    @Override
    public String toString() {
        Words words = window.words("depthwiseConv1D", 1).option("depthMultiplier", depthMultiplier, 1);
        return parameters.words(activation.after(words)).named(name).toString();
    }
}
