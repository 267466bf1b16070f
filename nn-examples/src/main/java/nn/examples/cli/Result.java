package nn.examples.cli;

import java.util.Locale;

/**
 * What an example reached.
 *
 * @param measure such as {@code accuracy}, or {@code error}, of which less is better
 * @param value that of the network
 * @param baseline that of what it must beat
 */
public record Result(String measure, double value, double baseline) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Result: %s %.3f, baseline %.3f", measure, value, baseline);
    }
}
