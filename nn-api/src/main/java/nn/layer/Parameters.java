package nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** Keras's defaults: a bias of zeros, a Glorot-uniform kernel, nothing else. */
    public static final Parameters DEFAULT = new Parameters(
            true, WeightOptions.of(Initializer.GLOROT_UNIFORM), WeightOptions.of(Initializer.ZEROS), Optional.empty());

    List<Weight> weights(Shape kernelShape, int units) {
        List<Weight> weights = new ArrayList<>();
        weights.add(kernel.weight("kernel", kernelShape));
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
        Words words = layer.option("useBias", useBias, true)
                .option("kernelInitializer", kernel.initializer(), DEFAULT.kernel.initializer());
        words = words.option("biasInitializer", bias.initializer(), DEFAULT.bias.initializer());
        words = given(words, "kernelRegularizer", kernel.regularizer());
        words = given(words, "biasRegularizer", bias.regularizer());
        words = given(words, "activityRegularizer", activityRegularizer);
        words = given(words, "kernelConstraint", kernel.constraint());
        return given(words, "biasConstraint", bias.constraint());
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
