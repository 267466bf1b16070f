package nn.layer;

import nn.data.Given;

/**
 * Gives Keras's words for the kernel, and those of {@link Biased}, to every layer that owns them.
 *
 * @param <L> the layer
 */
public interface Parametrized<L> extends Biased<L> {
    /**
     * Chooses what the kernel starts as.
     *
     * @param initializer Glorot uniform by default
     * @return a new layer
     */
    default L kernelInitializer(Initializer initializer) {
        Given.value("kernelInitializer: the initializer", initializer);
        return parameters(parameters().kernel(parameters().kernel().initializer(initializer)));
    }

    /**
     * Penalizes large kernels.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L kernelRegularizer(Regularizer regularizer) {
        Given.value("kernelRegularizer: the regularizer", regularizer);
        return parameters(parameters().kernel(parameters().kernel().regularizer(regularizer)));
    }

    /**
     * Keeps the kernel within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    default L kernelConstraint(Constraint constraint) {
        Given.value("kernelConstraint: the constraint", constraint);
        return parameters(parameters().kernel(parameters().kernel().constraint(constraint)));
    }
}
