package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Map;
import java.util.stream.LongStream;
import nn.op.Dims;

/** Computes convolutions: kernels that slide, and kernels that are laid where windows stood. */
final class ConvolutionOps {
    static final Map<String, Computation> ALL =
            Map.of("Conv", one(ConvolutionOps::conv), "ConvTranspose", one(ConvolutionOps::transposed));

    private ConvolutionOps() {}

    /**
     * What meets in a convolution, per group.
     *
     * @param many the array over which windows slide [batch, outer · groups, …]
     * @param windows the array with one element a window [batch, inner · groups, …]
     * @param kernel [inner · groups, outer, …]
     */
    private record Meeting(Array many, Array windows, Array kernel, int groups, int[][] seen) {
        /** Gets the places in all three of what is multiplied and summed. */
        @FunctionalInterface
        interface Product {
            void at(int many, int windows, int kernel);
        }

        void each(Product product) {
            int outer = kernel.size(1);
            int inner = kernel.size(0) / groups;
            int taps = (int) kernel.dims().count(2);
            int area = (int) many.dims().count(2);
            for (int batch = 0; batch < many.size(0); batch++) {
                for (int filter = 0; filter < kernel.size(0); filter++) {
                    for (int channel = 0; channel < outer; channel++) {
                        int from = (batch * outer * groups + filter / inner * outer + channel) * area;
                        int to = (batch * kernel.size(0) + filter) * seen.length;
                        int weights = (filter * outer + channel) * taps;
                        each(from, to, weights, product);
                    }
                }
            }
        }

        private void each(int from, int to, int weights, Product product) {
            for (int window = 0; window < seen.length; window++) {
                for (int tap = 0; tap < seen[window].length; tap++) {
                    if (seen[window][tap] >= 0) {
                        product.at(from + seen[window][tap], to + window, weights + tap);
                    }
                }
            }
        }
    }

    private static Array conv(Given given) {
        Array x = given.input(0);
        Array kernel = given.input(1);
        Windows sliding = Windows.of(given.op().attributes());
        Dims spatial = Windows.spatial(x.dims());
        Dims windows = sliding.over(spatial);
        Array y = zeros(x, kernel.size(0), windows);
        new Meeting(x, y, kernel, (int) given.integer("group", 1), sliding.seen(spatial, windows))
                .each((from, to, weight) -> y.numbers()[to] += x.numbers()[from] * kernel.numbers()[weight]);
        return biased(given, y);
    }

    private static Array transposed(Given given) {
        Array x = given.input(0);
        Array kernel = given.input(1);
        Windows sliding = Windows.of(given.op().attributes());
        Dims windows = Windows.spatial(x.dims());
        long[] rests = given.op().attributes().integers("output_padding", new long[windows.rank()]);
        Dims spatial = sliding.under(windows, rests);
        int groups = (int) given.integer("group", 1);
        Array y = zeros(x, kernel.dims().size(1) * groups, spatial);
        new Meeting(y, x, kernel, groups, sliding.seen(spatial, windows))
                .each((to, from, weight) -> y.numbers()[to] += x.numbers()[from] * kernel.numbers()[weight]);
        return biased(given, y);
    }

    private static Array zeros(Array x, long channels, Dims spatial) {
        Dims dims =
                new Dims(LongStream.concat(LongStream.of(x.dims().size(0), channels), LongStream.of(spatial.sizes()))
                        .toArray());
        return new Array(x.type(), dims, new double[(int) dims.count(0)]);
    }

    private static Array biased(Given given, Array y) {
        return given.has(2) ? ArithmeticOps.combine(y, NormalizationOps.along(given.input(2), y), Double::sum) : y;
    }
}
