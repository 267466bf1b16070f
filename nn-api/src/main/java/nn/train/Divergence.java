package nn.train;

import java.util.Locale;
import java.util.Optional;
import nn.spi.Steps;

/** Finds where a loss ceases to be a finite number. */
final class Divergence {
    /** What helps most often. */
    static final String CURE = "lower the learning rate, scale the inputs, or let the optimizer clip: clipNorm(1).";

    private Divergence() {}

    /**
     * Looks for the first step whose loss, penalties included, is not finite.
     *
     * @param steps some steps of an epoch
     * @param epoch the epoch's number, from 0
     * @param before how many steps of the epoch came before
     * @param batches the steps of the epoch
     * @return what happened where, counted from 1, or empty
     */
    static Optional<String> in(Steps steps, int epoch, int before, int batches) {
        for (int i = 0; i < steps.losses().length; i++) {
            float loss = steps.losses()[i] + steps.penalties()[i];
            if (!Float.isFinite(loss)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "the loss became %s in epoch %d, at step %d of %d",
                        loss,
                        epoch + 1,
                        before + i + 1,
                        batches));
            }
        }
        return Optional.empty();
    }
}
