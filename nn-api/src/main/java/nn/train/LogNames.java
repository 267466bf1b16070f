package nn.train;

import java.util.Set;
import nn.data.Given;
import nn.data.NnException;

/** Keeps metrics from names under which logs, or files of them, hold something else. */
final class LogNames {
    private static final Set<String> TAKEN = Set.of("epoch", "learning_rate");

    private LogNames() {}

    /** Refuses a metric's name that is none or is taken; {@code loss} is left to those who know what else there is. */
    static String require(String name) {
        Given.value("the metric's name", name);
        if (name.isBlank() || name.startsWith("val_")) {
            throw NnException.of("a metric's name must not be blank nor begin with val_, but was \"%s\".", name);
        }
        if (TAKEN.contains(name)) {
            throw NnException.of(
                            "a metric must not be named \"%s\": logs hold the %s by that name.",
                            name, name.replace('_', ' '))
                    .maybe("name it otherwise, as in precision(0.9).named(\"strict\").");
        }
        return name;
    }
}
