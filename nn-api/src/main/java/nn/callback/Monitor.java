package nn.callback;

import java.util.Set;
import nn.data.Given;
import nn.data.Nearest;
import nn.data.NnException;
import nn.data.Words;
import nn.metric.Mode;

/**
 * Watches one value of the logs, and says whether it got better, for callbacks that look for the best epoch.
 *
 * @param callback the callback's word, for messages
 * @param name such as {@code val_loss}
 * @param mode which way it gets better; {@link Mode#AUTO} for what the loss or metric says
 * @param minDelta what a value must be better by
 */
public record Monitor(String callback, String name, Mode mode, double minDelta) {
    private static final String VALIDATION = "val_";

    /** Checks what is given. */
    public Monitor {
        Given.value("a monitor: the callback", callback);
        Given.value(callback + ": the value to watch", name);
        Given.value(callback + ": the mode", mode);
        Given.nonNegative(callback + ": minDelta", minDelta);
    }

    /** Writes the callback's word with what is watched. */
    Words words() {
        double standard = callback.equals("reduceLROnPlateau") ? 1e-4 : 0;
        return Words.of(callback, name).option("minDelta", minDelta, standard).option("mode", mode, Mode.AUTO);
    }

    Monitor mode(Mode other) {
        return new Monitor(callback, name, other, minDelta);
    }

    Monitor minDelta(double other) {
        return new Monitor(callback, name, mode, other);
    }

    /**
     * Finds out which way the value gets better, and refuses one that the training will never give.
     *
     * @param training one that begins
     * @return a monitor that knows
     * @throws NnException if there will be no such value, or it is not known which way it gets better
     */
    public Monitor begin(Training training) {
        Given.value("a callback: the training", training);
        Mode known = training.monitors().get(name);
        if (known == null) {
            throw NnException.of(
                            "%s: there will be no \"%s\" in the logs, but %s.",
                            callback, name, training.monitors().keySet())
                    .maybe("%s", cure(training.monitors().keySet()));
        }
        if (mode == Mode.AUTO && known == Mode.AUTO) {
            throw NnException.of("%s: it is not known whether more or less \"%s\" is better.", callback, name)
                    .maybe("add .mode(Mode.MAX) or .mode(Mode.MIN).");
        }
        return mode == Mode.AUTO ? mode(known) : this;
    }

    private String cure(Set<String> names) {
        boolean validated = names.stream().anyMatch(each -> each.startsWith(VALIDATION));
        if (name.startsWith(VALIDATION) && !validated) {
            return "add .validation(…) or .validationSplit(…) to what is handed to fit.";
        }
        return Nearest.of(name, names).map(near -> "use \"" + near + "\".").orElse("add it to metrics(…).");
    }

    /**
     * Returns the epoch's value.
     *
     * @param training at the end of an epoch
     * @return the value, or NaN where the epoch has none
     */
    public double value(Training training) {
        Given.value("a callback: the training", training);
        return training.logs().getOrDefault(name, Double.NaN);
    }

    /**
     * Compares with the best so far.
     *
     * @param value what is compared; NaN is never better
     * @param best the best so far, NaN where there was none
     * @return whether the value is better
     */
    public boolean improves(double value, double best) {
        if (Double.isNaN(value) || Double.isNaN(best)) {
            return !Double.isNaN(value);
        }
        return mode == Mode.MIN ? value + minDelta < best : value - minDelta > best;
    }
}
