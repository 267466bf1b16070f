package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.op.Dims;
import nn.op.ElementType;

/** Computes one number of each window, channel by channel. */
final class PoolOps {
    static final Map<String, Computation> ALL = Map.of("MaxPool", PoolOps::max, "AveragePool", one(PoolOps::average));

    private PoolOps() {}

    /** Lists the places that each window sees, over all rows and channels. */
    private static int[][] seen(Given given) {
        Dims dims = given.input(0).dims();
        Windows sliding = Windows.of(given.op().attributes());
        Dims spatial = Windows.spatial(dims);
        int[][] seen = sliding.seen(spatial, sliding.over(spatial));
        int area = (int) spatial.count(0);
        return IntStream.range(0, (int) (dims.size(0) * dims.size(1)))
                .boxed()
                .flatMap(channel -> Arrays.stream(seen)
                        .map(places -> Arrays.stream(places)
                                .filter(place -> place >= 0)
                                .map(place -> channel * area + place)
                                .toArray()))
                .toArray(int[][]::new);
    }

    private static Dims dims(Given given) {
        Dims dims = given.input(0).dims();
        Dims windows = Windows.of(given.op().attributes()).over(Windows.spatial(dims));
        return new Dims(LongStream.concat(LongStream.of(dims.size(0), dims.size(1)), LongStream.of(windows.sizes()))
                .toArray());
    }

    /** Gives the maxima and their places, the first of equal ones. */
    private static List<Array> max(Given given) {
        Array x = given.input(0);
        int[] places = Arrays.stream(seen(given))
                .mapToInt(window -> Arrays.stream(window)
                        .reduce((best, place) -> x.numbers()[place] > x.numbers()[best] ? place : best)
                        .orElseThrow())
                .toArray();
        Dims dims = dims(given);
        double[] numbers = Arrays.stream(places).asDoubleStream().toArray();
        return List.of(x.pick(dims, places), new Array(ElementType.INT64, dims, numbers));
    }

    /** What is added around does not count, unless that is wanted. */
    private static Array average(Given given) {
        Array x = given.input(0);
        boolean isWhole = given.flag("count_include_pad", false);
        int taps = Windows.of(given.op().attributes()).taps();
        double[] means = Arrays.stream(seen(given))
                .mapToDouble(window -> Arrays.stream(window)
                                .mapToDouble(place -> x.numbers()[place])
                                .sum()
                        / (isWhole ? taps : window.length))
                .toArray();
        return new Array(x.type(), dims(given), means);
    }
}
