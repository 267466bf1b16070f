package nn.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what the ops of one kind take of a step.
 *
 * @param op its name
 * @param calls how many of them run in a step
 * @param millis milliseconds a step, without those of ops within them
 */
record OpTime(String op, double calls, double millis) {
    /** Gives those that take most, so many, and all others as one. */
    static List<OpTime> top(List<OpTime> all, int count) {
        List<OpTime> sorted = all.stream()
                .sorted(Comparator.comparingDouble(OpTime::millis).reversed())
                .toList();
        if (sorted.size() <= count) {
            return sorted;
        }
        List<OpTime> rest = sorted.subList(count, sorted.size());
        OpTime others = new OpTime(
                rest.size() + " others",
                rest.stream().mapToDouble(OpTime::calls).sum(),
                sum(rest));
        return Stream.concat(sorted.stream().limit(count), Stream.of(others)).toList();
    }

    /** Adds up the milliseconds. */
    static double sum(List<OpTime> all) {
        return all.stream().mapToDouble(OpTime::millis).sum();
    }
}
