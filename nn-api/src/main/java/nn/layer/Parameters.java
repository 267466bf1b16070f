package nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Holds what all layers with a kernel and a bias let one choose.
 *
 * @param useBias whether a bias is added
 * @param kernel what was chosen for the kernel
 * @param bias what was chosen for the bias
 * @param activityRegularizer the penalty on the layer's output, after the activation
 */
public record Parameters(
        boolean useBias, WeightOptions kernel, WeightOptions bias, Optional<Regularizer> activityRegularizer) {
    /** Refuses what is missing. */
    public Parameters {
        Given.value("parameters: the kernel", kernel);
        Given.value("parameters: the bias", bias);
        Given.value("parameters: the activity regularizer", activityRegularizer);
    }

    /** Keras's defaults: a bias of zeros, a Glorot-uniform kernel, nothing else. */
    public static final Parameters DEFAULT = new Parameters(
            true, WeightOptions.of(Initializer.GLOROT_UNIFORM), WeightOptions.of(Initializer.ZEROS), Optional.empty());

    List<Weight> weights(Shape kernelShape, int units) {
        return weights("kernel", kernelShape, units);
    }

    List<Weight> weights(String kernelName, Shape kernelShape, int units) {
        List<Weight> weights = new ArrayList<>();
        weights.add(kernel.weight(kernelName, kernelShape));
        if (useBias) {
            weights.add(bias.weight("bias", Shape.of(units)));
        }
        return List.copyOf(weights);
    }

    /** Adds the penalty on a layer's output, if there is one. */
    Value penalized(Call call, Value output) {
        activityRegularizer.ifPresent(regularizer -> call.penalize(regularizer, output));
        return output;
    }

    /** Adds to a layer's words what differs from the defaults. */
    Words words(Words layer) {
        return words(layer, "kernel");
    }

    /** Adds to a layer's words what differs from the defaults, with the kernel under its own name. */
    Words words(Words layer, String kernelName) {
        Words words = layer.option("useBias", useBias, true);
        words = initialized(words, kernelName, kernel, DEFAULT.kernel);
        words = initialized(words, "bias", bias, DEFAULT.bias);
        words = penalized(penalized(words, kernelName, kernel), "bias", bias);
        words = given(words, "activityRegularizer", activityRegularizer);
        return constrained(constrained(words, kernelName, kernel), "bias", bias);
    }

    /** Adds what differs from the defaults of one weight. */
    static Words words(Words layer, String weight, WeightOptions options, WeightOptions standard) {
        return constrained(penalized(initialized(layer, weight, options, standard), weight, options), weight, options);
    }

    private static Words initialized(Words words, String name, WeightOptions options, WeightOptions standard) {
        return words.option(name + "Initializer", options.initializer(), standard.initializer());
    }

    private static Words penalized(Words words, String name, WeightOptions options) {
        return given(words, name + "Regularizer", options.regularizer());
    }

    private static Words constrained(Words words, String name, WeightOptions options) {
        return given(words, name + "Constraint", options.constraint());
    }

    static Words given(Words words, String word, Optional<?> value) {
        return value.isPresent() ? words.and(word, value.get()) : words;
    }

    Parameters useBias(boolean other) {
        return new Parameters(other, kernel, bias, activityRegularizer);
    }

    Parameters kernel(WeightOptions other) {
        return new Parameters(useBias, other, bias, activityRegularizer);
    }

    Parameters bias(WeightOptions other) {
        return new Parameters(useBias, kernel, other, activityRegularizer);
    }

    Parameters activityRegularizer(Optional<Regularizer> other) {
        return new Parameters(useBias, kernel, bias, other);
    }
}
