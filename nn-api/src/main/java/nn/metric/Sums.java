package nn.metric;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Puts sums of several kinds into one array, and back. */
final class Sums {
    private Sums() {}

    static double[] joined(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
    }

    static void divide(double[] sums, double[]... parts) {
        int from = 0;
        for (double[] part : parts) {
            System.arraycopy(sums, from, part, 0, part.length);
            from += part.length;
        }
    }
}
