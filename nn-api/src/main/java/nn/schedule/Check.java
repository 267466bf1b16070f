package nn.schedule;

import nn.data.NnException;

/** Says in one voice what is wrong with an option of a schedule. */
final class Check {
    private Check() {}

    static void positive(String option, long value) {
        if (value < 1) {
            throw NnException.of("%s must be at least 1, but was %d.", option, value);
        }
    }

    static void nonNegative(String option, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw NnException.of("%s must be a finite number of at least 0, but was %s.", option, value);
        }
    }
}
