package nn.layer;

import nn.data.Given;
import nn.data.Words;

/**
 * Gives Keras's words for depthwise and pointwise kernel, and those of {@link Biased}, to every layer that owns them.
 *
 * @param <L> the layer
 */
public interface Separable<L> extends Biased<L> {
    /**
     * Gives what was chosen for the depthwise kernel.
     *
     * @return the options
     */
    WeightOptions depthwise();

    /**
     * Replaces all that was chosen for the depthwise kernel.
     *
     * @param options the new ones
     * @return a new layer
     */
    L depthwise(WeightOptions options);

    /**
     * Chooses what the depthwise kernel starts as.
     *
     * @param initializer Glorot uniform by default
     * @return a new layer
     */
    default L depthwiseInitializer(Initializer initializer) {
        Given.value("depthwiseInitializer: the initializer", initializer);
        return depthwise(depthwise().initializer(initializer));
    }

    /**
     * Chooses what the pointwise kernel starts as.
     *
     * @param initializer Glorot uniform by default
     * @return a new layer
     */
    default L pointwiseInitializer(Initializer initializer) {
        Given.value("pointwiseInitializer: the initializer", initializer);
        return parameters(parameters().kernel(parameters().kernel().initializer(initializer)));
    }

    /**
     * Penalizes large depthwise kernels.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L depthwiseRegularizer(Regularizer regularizer) {
        Given.value("depthwiseRegularizer: the regularizer", regularizer);
        return depthwise(depthwise().regularizer(regularizer));
    }

    /**
     * Penalizes large pointwise kernels.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L pointwiseRegularizer(Regularizer regularizer) {
        Given.value("pointwiseRegularizer: the regularizer", regularizer);
        return parameters(parameters().kernel(parameters().kernel().regularizer(regularizer)));
    }

    /**
     * Keeps the depthwise kernel within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    default L depthwiseConstraint(Constraint constraint) {
        Given.value("depthwiseConstraint: the constraint", constraint);
        return depthwise(depthwise().constraint(constraint));
    }

    /**
     * Keeps the pointwise kernel within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    default L pointwiseConstraint(Constraint constraint) {
        Given.value("pointwiseConstraint: the constraint", constraint);
        return parameters(parameters().kernel(parameters().kernel().constraint(constraint)));
    }

    /**
     * Adds to a layer's words what differs from the defaults.
     *
     * @param layer the words so far
     * @return the longer words
     */
    default Words words(Words layer) {
        return parameters()
                .words(
                        Parameters.words(
                                Given.value("a layer: the words", layer),
                                "depthwise",
                                depthwise(),
                                Parameters.DEFAULT.kernel()),
                        "pointwise");
    }
}
