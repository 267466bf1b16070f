package nn.layer;

import static nn.op.Ops.convTranspose;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.op.Value;

/**
 * Lays filters at each pixel of an image, multiplied by it, and sums what overlaps, as decoders do: {@code activation(x ⋆ᵀ
 * kernel + bias)}, kernel [channels, filters, height, width].
 *
 * <p>With padding valid a side of n becomes {@code (n − 1) · stride + max(reach, stride)}, reach being {@code (kernel − 1)
 * · dilation + 1}; with padding same, n · stride. A chosen output padding makes it {@code (n − 1) · stride + reach +
 * outputPadding} and, with padding same, {@code (n − 1) · stride + reach % 2 + outputPadding}.
 *
 * @param filters the channels of the output
 * @param window the kernel's size, strides, dilation and padding
 * @param outputPadding rows and columns that are added at the end, or empty for what the padding asks for
 * @param activation applied to the output, linear by default
 * @param parameters what was chosen for kernel and bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/convolution2d_transpose/">Keras's Conv2DTranspose</a>
 */
public record Conv2DTranspose(
        int filters,
        Window window,
        List<Integer> outputPadding,
        Activation activation,
        Parameters parameters,
        String name)
        implements Activated<Conv2DTranspose>, Parametrized<Conv2DTranspose>, Windowed<Conv2DTranspose> {
    /** Checks the filters and the padding. */
    public Conv2DTranspose {
        Given.value("conv2DTranspose: the window", window);
        Given.value("conv2DTranspose: the activation", activation);
        Given.value("conv2DTranspose: the parameters", parameters);
        Given.positive("conv2DTranspose: filters", filters);
        outputPadding = Check.outputPadding("conv2DTranspose", 2, outputPadding);
    }

    /**
     * Describes a transposed convolution with Keras's defaults: stride 1, padding valid, linear.
     *
     * @param filters the channels of the output
     * @param height the kernel's rows
     * @param width the kernel's columns
     * @return the layer
     */
    public static Conv2DTranspose of(int filters, int height, int width) {
        return new Conv2DTranspose(
                filters, Window.kernel(height, width), List.of(), Activation.LINEAR, Parameters.DEFAULT, "");
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public Conv2DTranspose dilation(int dilation) {
        return dilation(dilation, dilation);
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param rows 1 for neighbouring rows
     * @param columns 1 for neighbouring columns
     * @return a new layer
     */
    public Conv2DTranspose dilation(int rows, int columns) {
        return window(window.dilation(rows, columns));
    }

    /**
     * Chooses among the sizes that a convolution of such strides would make the same of, as Keras's {@code
     * output_padding} does.
     *
     * @param size rows and columns added at the end, below the strides
     * @return a new layer
     */
    public Conv2DTranspose outputPadding(int size) {
        return outputPadding(size, size);
    }

    /**
     * Chooses among the sizes that a convolution of such strides would make the same of, as Keras's {@code
     * output_padding} does.
     *
     * @param rows added at the end, below the stride
     * @param columns added at the end, below the stride
     * @return a new layer
     */
    public Conv2DTranspose outputPadding(int rows, int columns) {
        return new Conv2DTranspose(filters, window, List.of(rows, columns), activation, parameters, name);
    }

    @Override
    public Conv2DTranspose window(Window other) {
        return new Conv2DTranspose(filters, other, outputPadding, activation, parameters, name);
    }

    @Override
    public Conv2DTranspose activation(Activation other) {
        return new Conv2DTranspose(filters, window, outputPadding, other, parameters, name);
    }

    @Override
    public Conv2DTranspose parameters(Parameters other) {
        return new Conv2DTranspose(filters, window, outputPadding, activation, other, name);
    }

    @Override
    public Conv2DTranspose named(String other) {
        return new Conv2DTranspose(filters, window, outputPadding, activation, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        long height = Laid.length(window.rows(), input.dim(1), isSame(), more(0));
        long width = Laid.length(window.columns(), input.dim(2), isSame(), more(1));
        Check.enlarged(Shape.of(filters, input.dim(1), input.dim(2)), height, width);
        return activation.check(Shape.of(filters, (int) height, (int) width));
    }

    private boolean isSame() {
        return window.padding() == Padding.SAME;
    }

    private int more(int axis) {
        return outputPadding.isEmpty() ? Laid.BY_PADDING : outputPadding.get(axis);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return parameters.weights(Shape.of(input.dim(0), filters, window.height(), window.width()), filters);
    }

    @Override
    public Value call(Call call, Value x) {
        long[] rows = window.rows().cropped(isSame(), more(0));
        long[] columns = window.columns().cropped(isSame(), more(1));
        long[] cropped = {rows[0], columns[0], rows[1], columns[1]};
        Value kernel = call.weight("kernel");
        Value y = parameters.useBias()
                ? convTranspose(x, kernel, call.weight("bias"), window.sliding(), 1, cropped)
                : convTranspose(x, kernel, window.sliding(), 1, cropped);
        return parameters.penalized(call, activation.call(y));
    }

    @Override
    public String toString() {
        return parameters
                .words(activation.after(Laid.words(window.words("conv2DTranspose", filters), outputPadding)))
                .named(name)
                .toString();
    }
}
