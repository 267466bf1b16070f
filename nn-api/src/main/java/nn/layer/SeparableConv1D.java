package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Slides filters over each feature of a sequence by itself, then mixes what came of them time by time: {@code
 * activation((x ⋆ depthwise_kernel) ⋆ pointwise_kernel + bias)}, depthwise_kernel [depthMultiplier, features, size],
 * pointwise_kernel [filters, features · depthMultiplier, 1].
 *
 * @param filters the features of the output
 * @param window the depthwise kernel's size, stride, dilation and padding
 * @param depthMultiplier how many filters each feature meets, 1 by default
 * @param activation applied to the output, linear by default
 * @param depthwise what was chosen for the depthwise kernel
 * @param parameters what was chosen for the pointwise kernel and the bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/separable_convolution1d/">Keras's SeparableConv1D</a>
 */
public record SeparableConv1D(
        int filters,
        Window1D window,
        int depthMultiplier,
        Activation activation,
        WeightOptions depthwise,
        Parameters parameters,
        String name)
        implements Activated<SeparableConv1D>, Separable<SeparableConv1D>, Windowed1D<SeparableConv1D> {
    /** Checks the filters. */
    public SeparableConv1D {
        Given.value("separableConv1D: the window", window);
        Given.value("separableConv1D: the activation", activation);
        Given.value("separableConv1D: the options of the depthwise kernel", depthwise);
        Given.value("separableConv1D: the parameters", parameters);
        Given.positive("separableConv1D: filters", filters);
        Given.positive("separableConv1D: the depth multiplier", depthMultiplier);
    }

    /**
     * Describes a separable convolution with Keras's defaults: stride 1, padding valid, one filter a feature, linear.
     *
     * @param filters the features of the output
     * @param size the times that the filters see
     * @return the layer
     */
    public static SeparableConv1D of(int filters, int size) {
        return of(filters, Window1D.kernel(size));
    }

    private static SeparableConv1D of(int filters, Window1D window) {
        return new SeparableConv1D(
                filters, window, 1, Activation.LINEAR, Parameters.DEFAULT.kernel(), Parameters.DEFAULT, "");
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public SeparableConv1D dilation(int dilation) {
        return window(window.dilation(dilation));
    }

    /**
     * Chooses how many filters each feature meets, as Keras's {@code depth_multiplier}.
     *
     * @param other 1 by default
     * @return a new layer
     */
    public SeparableConv1D depthMultiplier(int other) {
        return new SeparableConv1D(filters, window, other, activation, depthwise, parameters, name);
    }

    @Override
    public SeparableConv1D window(Window1D other) {
        return new SeparableConv1D(filters, other, depthMultiplier, activation, depthwise, parameters, name);
    }

    @Override
    public SeparableConv1D activation(Activation other) {
        return new SeparableConv1D(filters, window, depthMultiplier, other, depthwise, parameters, name);
    }

    @Override
    public SeparableConv1D depthwise(WeightOptions other) {
        return new SeparableConv1D(filters, window, depthMultiplier, activation, other, parameters, name);
    }

    @Override
    public SeparableConv1D parameters(Parameters other) {
        return new SeparableConv1D(filters, window, depthMultiplier, activation, depthwise, other, name);
    }

    @Override
    public SeparableConv1D named(String other) {
        return new SeparableConv1D(
                filters, window, depthMultiplier, activation, depthwise, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        window.over(input, Depth.filters(input.dim(1), depthMultiplier));
        return activation.check(window.over(input, filters));
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Depth.weights(
                this,
                filters,
                Shape.of(depthMultiplier, input.dim(1), window.size()),
                Shape.of(filters, Depth.filters(input.dim(1), depthMultiplier), 1));
    }

    @Override
    public Value call(Call call, Value x) {
        Value padded = Window1D.swapped(window.pad(x, 0));
        Value deep =
                Window1D.swapped(Depth.convolved(padded, call.weight("depthwise_kernel"), window.sliding(), List.of()));
        Value kernel = call.weight("pointwise_kernel");
        Value mixing = Ops.transpose(Ops.reshape(kernel, kernel.dims().without(2)), 1, 0);
        Value y = parameters.useBias() ? Rows.times(deep, mixing, call.weight("bias")) : Rows.times(deep, mixing);
        return parameters.penalized(call, activation.call(y));
    }

    @Override
    public String toString() {
        Words words = window.words("separableConv1D", 1, filters).option("depthMultiplier", depthMultiplier, 1);
        return words(activation.after(words)).named(name).toString();
    }
}
