package nn.examples.cli;

import java.util.Arrays;

/** Judges a score by how well it ranks. */
public final class Ranking {
    private Ranking() {}

    /** Gives the share of pairs in which the positive scores higher, ties counting half (Mann and Whitney, 1947). */
    public static double auc(double[] positives, double[] negatives) {
        double[] sorted = negatives.clone();
        Arrays.sort(sorted);
        double below = 0;
        for (double positive : positives) {
            below += (first(sorted, positive) + first(sorted, Math.nextUp(positive))) / 2.0;
        }
        return below / positives.length / negatives.length;
    }

    /** Finds the first index whose value is at least as great. */
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
