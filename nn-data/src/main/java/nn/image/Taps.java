package nn.image;

import java.util.Arrays;

/**
 * Which places of an axis make each place of another, and with how much weight: a triangle as wide as one place of the
 * coarser axis on each side, centres on centres.
 *
 * @param first where the weights of each place begin
 * @param weights those of each place; they sum to 1, but for what lies outside the image
 */
record Taps(int[] first, float[][] weights) {
    /**
     * Resizes a part of an axis.
     *
     * @param size the length of the whole axis
     * @param start where the part begins, before the axis where it is below 0; outside all is 0
     * @param length of the part
     * @param out the length that it gets
     * @param antialias whether all of the part counts where it shrinks, not only the two nearest places
     */
    static Taps of(int size, int start, int length, int out, boolean antialias) {
        double scale = (double) length / out;
        double reach = antialias ? Math.max(scale, 1) : 1;
        int[] first = new int[out];
        float[][] weights = new float[out][];
        for (int i = 0; i < out; i++) {
            double centre = (i + 0.5) * scale;
            int from = Math.max(0, (int) (centre - reach + 0.5));
            int to = Math.min(length, (int) (centre + reach + 0.5));
            double[] triangle = triangle(centre, reach, from, to);
            int low = Math.max(0, from + start);
            int high = Math.max(low, Math.min(size, to + start));
            first[i] = low;
            weights[i] = new float[high - low];
            double sum = Arrays.stream(triangle).sum();
            for (int j = low; j < high; j++) {
                weights[i][j - low] = (float) (triangle[j - start - from] / sum);
            }
        }
        return new Taps(first, weights);
    }

    private static double[] triangle(double centre, double reach, int from, int to) {
        double[] triangle = new double[to - from];
        Arrays.setAll(triangle, j -> Math.max(0, 1 - Math.abs(from + j + 0.5 - centre) / reach));
        return triangle;
    }
}
