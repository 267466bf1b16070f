package nn;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import nn.layer.Activation;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.BatchNormalization;
import nn.layer.Block;
import nn.layer.Call;
import nn.layer.Dense;
import nn.layer.Flatten;
import nn.layer.Lambda;
import nn.layer.Layer;
import nn.layer.LayerNormalization;
import nn.layer.Moments;
import nn.layer.Normalization;
import nn.layer.Permute;
import nn.layer.Prelu;
import nn.layer.Regularizer;
import nn.layer.Rescaling;
import nn.layer.Reshape;
import nn.layer.Residual;
import nn.op.Value;

/** Names the layers, as Keras's {@code keras.layers} does; made for {@code import static nn.Layers.*}. */
public final class Layers extends Merges {
    private Layers() {}

    /**
     * Connects every input with every unit, as Keras's {@code Dense}.
     *
     * @param units the width of the output, at least 1
     * @return the layer, [in] to [units]
     */
    public static Dense dense(int units) {
        return Dense.of(units);
    }

    /**
     * Lays each row's numbers out in one axis, as Keras's {@code Flatten}.
     *
     * @return the layer, [c, h, w] to [c·h·w]
     */
    public static Flatten flatten() {
        return new Flatten("");
    }

    /**
     * Sees each row's numbers in another shape, as Keras's {@code Reshape}.
     *
     * @param target the shape of one row coming out
     * @return the layer
     * @throws NnException if a size is negative
     */
    public static Reshape reshape(int... target) {
        if (IntStream.of(Given.value("reshape: the sizes", target)).anyMatch(size -> size == -1)) {
            throw NnException.of("reshape: the sizes must be known, but were %s.", Arrays.toString(target))
                    .maybe("write the number in the place of -1; data.reshape(…) works it out.");
        }
        return new Reshape(Shape.of(target), "");
    }

    /**
     * Lays a row's axes in another order, as Keras's {@code Permute}.
     *
     * @param order for each axis of the output, the axis of the input that it was, counted from 1
     * @return the layer
     */
    public static Permute permute(int... order) {
        return new Permute(
                IntStream.of(Given.value("permute: the order", order)).boxed().toList(), "");
    }

    /**
     * Applies x above 0 and a learned slope · x below, as Keras's {@code PReLU}.
     *
     * @return the layer, with a slope for each element of a row
     */
    public static Prelu prelu() {
        return Prelu.of();
    }

    /**
     * Applies an activation as a layer of its own, as Keras's {@code Activation}.
     *
     * @param activation such as {@code Activations.relu()}
     * @return the layer
     */
    public static ActivationLayer activation(Activation activation) {
        return new ActivationLayer(activation, "");
    }

    /**
     * Adds a penalty on what flows through, as Keras's {@code ActivityRegularization}.
     *
     * @param regularizer such as {@code Regularizers.l1(0.01)}
     * @return the layer
     */
    public static ActivityRegularization activityRegularization(Regularizer regularizer) {
        return new ActivityRegularization(regularizer, "");
    }

    /**
     * Normalizes each feature or channel over the batch, as Keras's {@code BatchNormalization}.
     *
     * @return the layer with momentum 0.99 and epsilon 0.001
     */
    public static BatchNormalization batchNormalization() {
        return new BatchNormalization(0.99, 1e-3, true, true, "");
    }

    /**
     * Normalizes each row along its last axis (for images: along the channels), as Keras's {@code LayerNormalization}.
     *
     * @return the layer with epsilon 0.001
     */
    public static LayerNormalization layerNormalization() {
        return new LayerNormalization(1e-3, true, true, "");
    }

    /**
     * Multiplies by a fixed number, as Keras's {@code Rescaling}: {@code rescaling(1 / 255.0)} for pixels.
     *
     * @param scale a finite number
     * @return the layer
     */
    public static Rescaling rescaling(double scale) {
        return rescaling(scale, 0);
    }

    /**
     * Multiplies by a fixed number and adds another, as Keras's {@code Rescaling}.
     *
     * @param scale a finite number
     * @param offset a finite number
     * @return the layer, {@code x · scale + offset}
     */
    public static Rescaling rescaling(double scale, double offset) {
        return new Rescaling(List.of((float) scale), List.of((float) offset), "");
    }

    /**
     * Shifts and scales each feature or channel to mean 0 and variance 1, as Keras's {@code Normalization} with given
     * statistics.
     *
     * @param mean one number a feature
     * @param variance one number a feature
     * @return the layer
     */
    public static Normalization normalization(float[] mean, float[] variance) {
        return Normalization.of(mean, variance);
    }

    /**
     * Shifts and scales each feature or channel to mean 0 and variance 1, as Keras's {@code Normalization} after {@code
     * adapt(data)}.
     *
     * @param data the rows to take the statistics from: the training data
     * @return the layer
     * @throws NnException if several inputs have names, of which none is the first
     */
    public static Normalization normalization(Source data) {
        List<String> names = Given.value(
                        "a source: the sample",
                        Given.value("normalization: the data", data).sample())
                .inputNames();
        if (names.size() > 1) {
            throw NnException.of("normalization: the dataset has features for %d inputs, %s.", names.size(), names)
                    .maybe("name the input: normalization(\"%s\", data).", names.get(0));
        }
        return normalization(data, Dataset::input);
    }

    private static Normalization normalization(Source data, Function<Dataset, Tensor> input) {
        Moments moments = new Moments();
        Blockwise.each(data, block -> moments.add(input.apply(block)));
        return moments.normalization();
    }

    /**
     * Shifts and scales each feature or channel of one input to mean 0 and variance 1, as Keras's {@code Normalization}
     * after {@code adapt(data)}.
     *
     * @param input the input's name
     * @param data the rows to take the statistics from: the training data
     * @return the layer
     * @throws NnException if the features have no such name
     */
    public static Normalization normalization(String input, Source data) {
        return normalization(Given.value("normalization: the data", data), block -> block.input(input));
    }

    /**
     * Computes what a lambda of ops says, as Keras's {@code Lambda}: {@code lambda("scale", x -> mul(x, 2))}.
     *
     * @param name what it is called; files keep it, and who loads one gives the lambda again under it
     * @param function makes [batch, …] of [batch, …]
     * @return the layer
     */
    public static Lambda lambda(String name, UnaryOperator<Value> function) {
        Given.value("lambda: the function", function);
        return lambda(name, (call, x) -> function.apply(x));
    }

    /**
     * Computes what a lambda of ops says, with weights of its own: {@code lambda("scale", (call, x) -> mul(x,
     * call.weight("factor"))).weight("factor", Shape.of(1), ones())}.
     *
     * @param name what it is called; files keep it, and who loads one gives the lambda again under it
     * @param function makes [batch, …] of the call, which gives the weights, and [batch, …]
     * @return the layer
     */
    public static Lambda lambda(String name, BiFunction<Call, Value, Value> function) {
        return new Lambda(name, function, List.of());
    }

    /**
     * Groups layers into one, to be named and reused as a whole.
     *
     * @param layers at least one, in their order
     * @return the layer
     */
    public static Block block(Layer... layers) {
        return new Block(Given.all("block: layer", layers), "");
    }

    /**
     * Adds what goes in to what the layers make of it (He et al., 2015).
     *
     * @param layers at least one, in their order; they must keep the shape, or take a {@code shortcut}
     * @return the layer, {@code layers(x) + x}
     */
    public static Residual residual(Layer... layers) {
        return new Residual(Given.all("residual: layer", layers), List.of(), "");
    }
}
