package nn.callback;

import java.time.Duration;
import java.util.function.LongSupplier;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;

/** Stops when a training has taken its time, between batches. Keras has none. */
public final class TimeBudget implements Callback {
    private final Duration budget;
    private final LongSupplier nanoClock;
    private long begun;

    /**
     * Gives the training its time.
     *
     * @param budget counted from the first epoch, above 0
     * @throws NnException if it is not above 0
     */
    public TimeBudget(Duration budget) {
        this(budget, System::nanoTime);
    }

    TimeBudget(Duration budget, LongSupplier nanoClock) {
        Given.value("timeBudget: the time", budget);
        if (budget.isNegative() || budget.isZero()) {
            throw NnException.of("timeBudget: the time must be above 0, but was %s.", budget);
        }
        this.budget = budget;
        this.nanoClock = nanoClock;
    }

    @Override
    public void onTrainBegin(Training training) {
        begun = nanoClock.getAsLong();
    }

    @Override
    public void onBatchesEnd(Training training) {
        if (Duration.ofNanos(nanoClock.getAsLong() - begun).compareTo(budget) >= 0) {
            training.stop("the time budget of " + budget + " was used up");
        }
    }

    @Override
    public String toString() {
        return Words.of("timeBudget", budget).toString();
    }
}
