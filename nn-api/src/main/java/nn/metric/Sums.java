package nn.metric;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;

/** Puts sums of several kinds into one array, and back. */
final class Sums {
    private Sums() {}

    static double[] joined(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
    }

    static void divide(double[] sums, double[]... parts) {
        require(Stream.of(parts).mapToInt(part -> part.length).sum(), sums);
        int from = 0;
        for (double[] part : parts) {
            System.arraycopy(sums, from, part, 0, part.length);
            from += part.length;
        }
    }

    /** Requires as many sums as a metric keeps. */
    static void require(int count, double... sums) {
        if (Given.value("a metric: the sums", sums).length != count) {
            throw NnException.of(
                    "a metric: there must be %d sums to go on from, but there are %d.", count, sums.length);
        }
    }
}
