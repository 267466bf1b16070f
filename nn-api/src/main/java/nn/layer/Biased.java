package nn.layer;

import java.util.Optional;
import nn.data.Given;

/**
 * Gives Keras's words for bias and output to every layer that owns a kernel and a bias.
 *
 * @param <L> the layer
 */
public interface Biased<L> {
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
     * Chooses what the bias starts as.
     *
     * @param initializer zeros by default
     * @return a new layer
     */
    default L biasInitializer(Initializer initializer) {
        Given.value("biasInitializer: the initializer", initializer);
        return parameters(parameters().bias(parameters().bias().initializer(initializer)));
    }

    /**
     * Penalizes large biases.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L biasRegularizer(Regularizer regularizer) {
        Given.value("biasRegularizer: the regularizer", regularizer);
        return parameters(parameters().bias(parameters().bias().regularizer(regularizer)));
    }

    /**
     * Penalizes large outputs.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L activityRegularizer(Regularizer regularizer) {
        Given.value("activityRegularizer: the regularizer", regularizer);
        return parameters(parameters().activityRegularizer(Optional.of(regularizer)));
    }

    /**
     * Keeps the bias within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    default L biasConstraint(Constraint constraint) {
        Given.value("biasConstraint: the constraint", constraint);
        return parameters(parameters().bias(parameters().bias().constraint(constraint)));
    }
}
