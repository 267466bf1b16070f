package nn.layer;

import java.util.Optional;

/**
 * Gives Keras's words for kernel and bias to every layer that owns them.
 *
 * @param <L> the layer
 */
public interface Parametrized<L> {
    /**
     * Gives what was chosen so far.
     *
     * @return the parameters
     */
    Parameters parameters();

    /**
     * Replaces all parameters at once.
     *
     * @param parameters the new ones
     * @return a new layer
     */
    L parameters(Parameters parameters);

    /**
     * Adds a bias or leaves it out.
     *
     * @param useBias true by default
     * @return a new layer
     */
    default L useBias(boolean useBias) {
        return parameters(parameters().useBias(useBias));
    }

    /**
     * Chooses what the kernel starts as.
     *
     * @param initializer Glorot uniform by default
     * @return a new layer
     */
    default L kernelInitializer(Initializer initializer) {
        return parameters(parameters().kernel(parameters().kernel().with(initializer)));
    }

    /**
     * Chooses what the bias starts as.
     *
     * @param initializer zeros by default
     * @return a new layer
     */
    default L biasInitializer(Initializer initializer) {
        return parameters(parameters().bias(parameters().bias().with(initializer)));
    }

    /**
     * Penalizes large kernels.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L kernelRegularizer(Regularizer regularizer) {
        return parameters(parameters().kernel(parameters().kernel().with(regularizer)));
    }

    /**
     * Penalizes large biases.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L biasRegularizer(Regularizer regularizer) {
        return parameters(parameters().bias(parameters().bias().with(regularizer)));
    }

    /**
     * Penalizes large outputs.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L activityRegularizer(Regularizer regularizer) {
        return parameters(parameters().activityRegularizer(Optional.of(regularizer)));
    }

    /**
     * Keeps the kernel within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    default L kernelConstraint(Constraint constraint) {
        return parameters(parameters().kernel(parameters().kernel().with(constraint)));
    }

    /**
     * Keeps the bias within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    default L biasConstraint(Constraint constraint) {
        return parameters(parameters().bias(parameters().bias().with(constraint)));
    }
}
