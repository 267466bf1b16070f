package nn.layer;

import static nn.op.Ops.conv;

import java.util.List;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Slides filters over the times of a sequence [time, features]: {@code activation(x ⋆ kernel + bias)}, kernel [filters,
 * features / groups, size].
 *
 * @param filters the features of the output
 * @param window the kernel's size, stride, dilation and padding
 * @param groups into how many parts the features fall, each with its own filters; 1 by default
 * @param activation applied to the output, linear by default
 * @param parameters what was chosen for kernel and bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/convolution_layers/convolution1d/">Keras's Conv1D</a>
 */
public record Conv1D(
        int filters, Window1D window, int groups, Activation activation, Parameters parameters, String name)
        implements Activated<Conv1D>, Parametrized<Conv1D>, Windowed1D<Conv1D> {
    /** Checks the filters. */
    public Conv1D {
        Given.value("conv1D: the window", window);
        Given.value("conv1D: the activation", activation);
        Given.value("conv1D: the parameters", parameters);
        Given.positive("conv1D: filters", filters);
        Given.positive("conv1D: groups", groups);
    }

    /**
     * Describes a convolution with Keras's defaults: stride 1, padding valid, linear.
     *
     * @param filters the features of the output
     * @param size the times that the kernel sees
     * @return the layer
     */
    public static Conv1D of(int filters, int size) {
        return new Conv1D(filters, Window1D.kernel(size), 1, Activation.LINEAR, Parameters.DEFAULT, "");
    }

    /**
     * Pads with zeros before the first time, so that no output sees what comes later: Keras's {@code padding="causal"}.
     *
     * @return a new layer
     */
    public Conv1D causal() {
        return window(window.padding(Window1D.Ends.CAUSAL));
    }

    /**
     * Lets the features fall into parts that meet their own filters, as Keras's {@code groups} does.
     *
     * @param other a divisor of features and filters, 1 by default
     * @return a new layer
     */
    public Conv1D groups(int other) {
        return new Conv1D(filters, window, other, activation, parameters, name);
    }

    /**
     * Spreads the kernel's taps apart, as Keras's {@code dilation_rate} does.
     *
     * @param dilation 1 for neighbouring taps
     * @return a new layer
     */
    public Conv1D dilation(int dilation) {
        return window(window.dilation(dilation));
    }

    @Override
    public Conv1D window(Window1D other) {
        return new Conv1D(filters, other, groups, activation, parameters, name);
    }

    @Override
    public Conv1D activation(Activation other) {
        return new Conv1D(filters, window, groups, other, parameters, name);
    }

    @Override
    public Conv1D parameters(Parameters other) {
        return new Conv1D(filters, window, groups, activation, other, name);
    }

    @Override
    public Conv1D named(String other) {
        return new Conv1D(filters, window, groups, activation, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape output = window.over(input, filters);
        Check.groups(input.dim(1), filters, groups);
        return activation.check(output);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return parameters.weights(Shape.of(filters, input.dim(1) / groups, window.size()), filters);
    }

    @Override
    public Value call(Call call, Value x) {
        Value padded = window.pad(x, 0);
        Value kernel = call.weight("kernel");
        List<Value> bias = parameters.useBias() ? List.of(call.weight("bias")) : List.of();
        Value y = call.isTraining() && groups == 1 ? multiplied(padded, kernel, bias) : slid(padded, kernel, bias);
        return parameters.penalized(call, activation.call(y));
    }

    private Value slid(Value padded, Value kernel, List<Value> bias) {
        Value x = Window1D.swapped(padded);
        return Window1D.swapped(
                bias.isEmpty()
                        ? conv(x, kernel, window.sliding(), groups)
                        : conv(x, kernel, bias.get(0), window.sliding(), groups));
    }

    /** Computes the same as one product of all that windows see: there and back it takes ONNX Runtime half the time. */
    private Value multiplied(Value padded, Value kernel, List<Value> bias) {
        Value seen = Ops.concat(
                LongStream.range(0, window.size())
                        .mapToObj(tap -> seen(padded, tap))
                        .toList(),
                2);
        Value matrix =
                Ops.reshape(Ops.transpose(kernel, 2, 1, 0), new Dims(seen.dims().size(2), filters));
        return bias.isEmpty() ? Rows.times(seen, matrix) : Rows.times(seen, matrix, bias.get(0));
    }

    /** What one tap of all windows sees. */
    private Value seen(Value padded, long tap) {
        long stride = window.stride();
        long windows = (padded.dims().size(1) - window.axis().reach()) / stride + 1;
        long from = tap * window.dilation();
        long to = from + (windows - 1) * stride + 1;
        return stride == 1
                ? Ops.slice(padded, 1, from, to)
                : Ops.slice(padded, new long[] {from}, new long[] {to}, new long[] {1}, new long[] {stride});
    }

    @Override
    public String toString() {
        Words words = window.words("conv1D", 1, filters).option("groups", groups, 1);
        return parameters.words(activation.after(words)).named(name).toString();
    }
}
