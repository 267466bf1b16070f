package nn.schedule;

import java.util.List;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.optimizer.Schedule;

/**
 * Changes the rate after given steps.
 *
 * @param boundaries the last step of each rate but the last, rising
 * @param values one rate more than there are boundaries, each at least 0
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/piecewise_constant_decay/">Keras's
 *     PiecewiseConstantDecay</a>
 */
public record PiecewiseConstantDecay(List<Long> boundaries, List<Double> values) implements Schedule {
    /** Copies and checks the numbers. */
    public PiecewiseConstantDecay {
        boundaries = Given.all("piecewiseConstantDecay: bound", boundaries);
        values = Given.all("piecewiseConstantDecay: value", values);
        if (boundaries.isEmpty() || values.size() != boundaries.size() + 1) {
            throw NnException.of(
                    "piecewiseConstantDecay: there must be one rate more than boundaries, and a boundary, but were %s"
                            + " and %s.",
                    values, boundaries);
        }
        if (!boundaries.equals(boundaries.stream().sorted().distinct().toList())) {
            throw NnException.of("piecewiseConstantDecay: the boundaries must rise, but were %s.", boundaries);
        }
        values.forEach(value -> Given.nonNegative("piecewiseConstantDecay: the rate", value));
    }

    @Override
    public double rate(long step) {
        long passed = boundaries.stream().filter(boundary -> step > boundary).count();
        return values.get((int) passed);
    }

    @Override
    public String toString() {
        String steps = boundaries.stream().map(Words::number).collect(Collectors.joining(", ", "new long[] {", "}"));
        String rates = values.stream().map(Words::number).collect(Collectors.joining(", "));
        return "piecewiseConstantDecay(" + steps + ", " + rates + ")";
    }
}
