package nn.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Learns from chunks of different lengths what a run costs besides its steps, such as weights that cross to a device and
 * back. It takes no more for that than is certain: of a few chunks of about one length, the quickest of the short ones and
 * the slowest of the long ones, for what disturbs only adds.
 */
final class RunCost {
    /** So many chunks show what a length takes. */
    private static final int ENOUGH = 3;
    /** The first chunks also warm up. */
    private static final int FIRST = 8;
    /** After so many chunks it is looked at anew. */
    private static final int FRESH = 128;
    /** Lengths nearer to each other show what disturbs, rather than what differs. */
    private static final double APART = 1.5;

    /** By the length of their count of steps in bits. */
    private final TreeMap<Integer, List<Took>> seen = new TreeMap<>();

    private int left = FIRST;
    private double fixed;
    private double perStep = 1;

    private record Took(int steps, double nanos) {
        double perStep() {
            return nanos / steps;
        }
    }

    /** Learns what a chunk took. */
    void took(int steps, long nanos) {
        left--;
        if (left == 0) {
            seen.clear();
            left = FRESH;
        }
        List<Took> alike = seen.computeIfAbsent(length(steps), bits -> new ArrayList<>());
        if (alike.size() < ENOUGH) {
            alike.add(new Took(steps, Math.max(1, nanos)));
            if (alike.size() == ENOUGH && isKnown()) {
                compare(quickestOfFew(), slowestOfMany());
            }
        }
    }

    private static int length(int steps) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(steps);
    }

    /** Returns the chunks of each length that was seen often enough: short ones first, and of one length the quickest. */
    private List<List<Took>> known() {
        return seen.values().stream()
                .filter(alike -> alike.size() == ENOUGH)
                .map(alike -> alike.stream()
                        .sorted(Comparator.comparingDouble(Took::perStep))
                        .toList())
                .toList();
    }

    private Took quickestOfFew() {
        return known().get(0).get(0);
    }

    private Took slowestOfMany() {
        return known().get(known().size() - 1).get(ENOUGH - 1);
    }

    private void compare(Took few, Took many) {
        perStep = Math.max(1, (many.nanos - few.nanos) / (many.steps - few.steps));
        fixed = Math.max(0, few.nanos - perStep * few.steps);
    }

    /** Returns whether lengths that differ enough were seen lately. */
    boolean isKnown() {
        return known().size() > 1 && slowestOfMany().steps >= APART * quickestOfFew().steps;
    }

    /** Returns whether another length is all that is missing: this one was seen often enough. */
    boolean isSeen(int steps) {
        return seen.getOrDefault(length(steps), List.of()).size() == ENOUGH;
    }

    /** Returns the nanoseconds that a run costs besides its steps, 0 before that is known. */
    double fixed() {
        return fixed;
    }

    /** Returns the nanoseconds that a step costs, 1 before that is known. */
    double perStep() {
        return perStep;
    }
}
