package nn.optimizer;

/**
 * Gives Keras's words for clipping and decay to every optimizer.
 *
 * @param <O> the optimizer
 */
public interface Updating<O> extends Optimizer {
    /**
     * Gives what was chosen so far.
     *
     * @return the options
     */
    @Override
    UpdateOptions options();

    /**
     * Replaces all options at once.
     *
     * @param options the new ones
     * @return a new optimizer
     */
    O options(UpdateOptions options);

    /**
     * Lets weights shrink at each step by {@code w · weightDecay · learningRate}.
     *
     * @param weightDecay at least 0
     * @return a new optimizer
     */
    default O weightDecay(double weightDecay) {
        return options(options().weightDecay(weightDecay));
    }

    /**
     * Shrinks each weight's gradient to at most a length.
     *
     * @param length at least 0
     * @return a new optimizer
     */
    default O clipNorm(double length) {
        return options(options().clipNorm(length));
    }

    /**
     * Cuts each element of a gradient.
     *
     * @param value the greatest absolute value
     * @return a new optimizer
     */
    default O clipValue(double value) {
        return options(options().clipValue(value));
    }

    /**
     * Shrinks all gradients together to at most a length.
     *
     * @param length at least 0
     * @return a new optimizer
     */
    default O globalClipNorm(double length) {
        return options(options().globalClipNorm(length));
    }

    /**
     * Averages the gradients of several steps, and applies their mean at the last of them: as one step on a batch so many
     * times as large.
     *
     * @param steps at least 1, the default
     * @return a new optimizer
     */
    default O gradientAccumulationSteps(int steps) {
        return options(options().gradientAccumulationSteps(steps));
    }

    /**
     * Keeps a running mean of each weight, in the slot {@code :average}; at the end of a fit it takes the weight's place.
     *
     * @return a new optimizer
     */
    default O useEma() {
        return useEma(true);
    }

    /**
     * Keeps a running mean of each weight or not.
     *
     * @param averaged false by default
     * @return a new optimizer
     */
    default O useEma(boolean averaged) {
        return options(options().useEma(averaged));
    }

    /**
     * Chooses how much of the running means stays at each step: {@code average ← momentum · average + (1 − momentum) · w}.
     *
     * @param momentum from 0 to 1, 0.99 by default
     * @return a new optimizer
     */
    default O emaMomentum(double momentum) {
        return options(options().emaMomentum(momentum));
    }

    /**
     * Lets the running means take the weights' places again and again.
     *
     * @param steps after so many applied steps; 0, the default, for the end of a fit alone
     * @return a new optimizer
     */
    default O emaOverwriteFrequency(int steps) {
        return options(options().emaOverwriteFrequency(steps));
    }
}
