package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nn.op.Dims;
import nn.op.ElementType;

/** Computes what depends on the order of elements along an axis. */
final class OrderOps {
    static final Map<String, Computation> ALL =
            Map.of("CumSum", one(OrderOps::cumSum), "ArgMax", one(OrderOps::argMax), "TopK", OrderOps::topK);

    private OrderOps() {}

    private static Array cumSum(Given given) {
        Array x = given.input(0);
        Lanes lanes = Lanes.of(x.dims(), x.dims().axis((int) given.input(1).numbers()[0]));
        boolean isReversed = given.flag("reverse", false);
        boolean isExclusive = given.flag("exclusive", false);
        double[] sums = new double[x.numbers().length];
        lanes.each(first -> {
            double sum = 0;
            for (int i = 0; i < lanes.size(); i++) {
                int place = lanes.place(first, isReversed ? lanes.size() - 1 - i : i);
                double next = sum + x.numbers()[place];
                sums[place] = isExclusive ? sum : next;
                sum = next;
            }
        });
        return ArithmeticOps.map(x.with(sums), sum -> sum);
    }

    private static Array argMax(Given given) {
        Lanes lanes = given.lanes(0);
        double[] x = given.input(0).numbers();
        boolean isLast = given.flag("select_last_index", false);
        Lanes ones = lanes.sized(1);
        double[] places = new double[lanes.before() * lanes.after()];
        lanes.each(first -> {
            int best = 0;
            for (int i = 1; i < lanes.size(); i++) {
                double more = x[lanes.place(first, i)] - x[lanes.place(first, best)];
                best = more > 0 || isLast && more == 0 ? i : best;
            }
            places[ones.same(lanes, first)] = best;
        });
        Dims dims = given.input(0).dims();
        int axis = given.axis(0);
        return new Array(
                ElementType.INT64, given.flag("keepdims", true) ? dims.with(axis, 1) : dims.without(axis), places);
    }

    private static List<Array> topK(Given given) {
        Array x = given.input(0);
        Lanes lanes = given.lanes(-1);
        int k = (int) given.input(1).numbers()[0];
        Lanes kept = lanes.sized(k);
        int sign = given.flag("largest", true) ? -1 : 1;
        double[] best = new double[kept.before() * k * kept.after()];
        double[] places = best.clone();
        lanes.each(first -> {
            int[] order = IntStream.range(0, lanes.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> sign * x.numbers()[lanes.place(first, i)]))
                    .mapToInt(i -> i)
                    .toArray();
            for (int i = 0; i < k; i++) {
                int place = kept.place(kept.same(lanes, first), i);
                best[place] = x.numbers()[lanes.place(first, order[i])];
                places[place] = order[i];
            }
        });
        Dims dims = x.dims().with(given.axis(-1), k);
        return List.of(new Array(x.type(), dims, best), new Array(ElementType.INT64, dims, places));
    }
}
