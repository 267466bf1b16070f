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
}
