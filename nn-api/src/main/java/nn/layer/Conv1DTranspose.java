package nn.layer;

import static nn.op.Ops.convTranspose;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Lays filters at each time of a sequence, multiplied by it, and sums what overlaps: {@code activation(x ⋆ᵀ kernel +
 * bias)}, kernel [features, filters, size].
 *
 * <p>With padding valid n times become {@code (n − 1) · stride + max(reach, stride)}, reach being {@code (kernel − 1) ·
 * dilation + 1}; with padding same, n · stride. A chosen output padding makes it {@code (n − 1) · stride + reach +
 * outputPadding} and, with padding same, {@code (n − 1) · stride + reach % 2 + outputPadding}.
 *
 * @param filters the features of the output
 * @param window the kernel's size, stride, dilation and padding
 * @param outputPadding times that are added at the end, or empty for what the padding asks for
 * @param activation applied to the output, linear by default
 * @param parameters what was chosen for kernel and bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/convolution1d_transpose/">Keras's Conv1DTranspose</a>
 */
public record Conv1DTranspose(
        int filters,
        Window1D window,
        List<Integer> outputPadding,
        Activation activation,
        Parameters parameters,
        String name)
        implements Activated<Conv1DTranspose>, Parametrized<Conv1DTranspose>, Windowed1D<Conv1DTranspose> {
    /** Checks the filters and the padding. */
    public Conv1DTranspose {
        Given.value("conv1DTranspose: the window", window);
        Given.value("conv1DTranspose: the activation", activation);
        Given.value("conv1DTranspose: the parameters", parameters);
        Given.positive("conv1DTranspose: filters", filters);
        outputPadding = Check.outputPadding("conv1DTranspose", 1, outputPadding);
    }

    /**
     * Describes a transposed convolution with Keras's defaults: stride 1, padding valid, linear.
     *
     * @param filters the features of the output
     * @param size the times that the kernel covers
     * @return the layer
     */
    public static Conv1DTranspose of(int filters, int size) {
        return new Conv1DTranspose(
                filters, Window1D.kernel(size), List.of(), Activation.LINEAR, Parameters.DEFAULT, "");
    }

    /**
     * Chooses among the lengths that a convolution of such a stride would make the same of, as Keras's {@code
     * output_padding} does.
     *
     * @param times added at the end, below the stride
     * @return a new layer
     */
    public Conv1DTranspose outputPadding(int times) {
        return new Conv1DTranspose(filters, window, List.of(times), activation, parameters, name);
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public Conv1DTranspose dilation(int dilation) {
        return window(window.dilation(dilation));
    }

    @Override
    public Conv1DTranspose window(Window1D other) {
        return new Conv1DTranspose(filters, other, outputPadding, activation, parameters, name);
    }

    @Override
    public Conv1DTranspose activation(Activation other) {
        return new Conv1DTranspose(filters, window, outputPadding, other, parameters, name);
    }

    @Override
    public Conv1DTranspose parameters(Parameters other) {
        return new Conv1DTranspose(filters, window, outputPadding, activation, other, name);
    }

    @Override
    public Conv1DTranspose named(String other) {
        return new Conv1DTranspose(filters, window, outputPadding, activation, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.fixedSequence(input);
        long length = Laid.length(window.axis(), input.dim(0), isSame(), more());
        return activation.check(Shape.of(Check.length(length, filters), filters));
    }

    private boolean isSame() {
        return window.padding() == Window1D.Ends.SAME;
    }

    private int more() {
        return outputPadding.isEmpty() ? Laid.BY_PADDING : outputPadding.get(0);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return parameters.weights(Shape.of(input.dim(1), filters, window.size()), filters);
    }

    @Override
    public Value call(Call call, Value x) {
        long[] cropped = window.axis().cropped(isSame(), more());
        Value kernel = call.weight("kernel");
        Value channels = Window1D.swapped(x);
        Value y = parameters.useBias()
                ? convTranspose(channels, kernel, call.weight("bias"), window.sliding(), 1, cropped)
                : convTranspose(channels, kernel, window.sliding(), 1, cropped);
        return parameters.penalized(call, activation.call(Window1D.swapped(y)));
    }

    @Override
    public String toString() {
        Words words = Laid.words(window.words("conv1DTranspose", 1, filters), outputPadding);
        return parameters.words(activation.after(words)).named(name).toString();
    }
}
