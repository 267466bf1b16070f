package nn.train;

import java.util.Locale;
import java.util.Optional;
import nn.spi.Plan;
import nn.spi.Steps;

/** Finds where a loss ceases to be a finite number. */
final class Divergence {
    /** What helps most often. */
    static final String CURE = "lower the learning rate, scale the inputs, or let the optimizer clip: clipNorm(1).";

    private Divergence() {}

    /**
     * Looks for the first step whose loss, penalties included, is not finite.
     *
     * @param plan what is minimized
     * @param steps some steps of an epoch
     * @param epoch the epoch's number, from 0
     * @param before how many steps of the epoch came before
     * @param batches the steps of the epoch, 0 where that is not known yet
     * @return what happened where, counted from 1, or empty
     */
    static Optional<String> in(Plan plan, Steps steps, int epoch, int before, int batches) {
        for (int i = 0; i < steps.penalties().length; i++) {
            float loss = (float) Tally.total(plan, steps, i);
            if (!Float.isFinite(loss)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "the loss%s became %s in epoch %d, at step %d%s",
                        where(plan, steps, i),
                        loss,
                        epoch + 1,
                        before + i + 1,
                        batches == 0 ? "" : " of " + batches));
            }
        }
        return Optional.empty();
    }

    /** Names the first of several outputs whose own loss is not finite. */
    private static String where(Plan plan, Steps steps, int step) {
        for (int i = 0; i < plan.objectives().size() && plan.objectives().size() > 1; i++) {
            if (!Float.isFinite(steps.outcomes().get(i).losses()[step])) {
                return " of \"" + plan.objectives().get(i).output() + "\"";
            }
        }
        return "";
    }
}
