package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import nn.op.Dims;

/** Computes one element of many, along axes. */
final class ReductionOps {
    static final Map<String, Computation> ALL = Map.of(
            "ReduceSum", one(given -> reduce(given, 0, Double::sum)),
            "ReduceMean", one(ReductionOps::mean),
            "ReduceMax", one(given -> reduce(given, Double.NEGATIVE_INFINITY, Math::max)),
            "ReduceMin", one(given -> reduce(given, Double.POSITIVE_INFINITY, Math::min)));

    private ReductionOps() {}

    private static Array reduce(Given given, double start, DoubleBinaryOperator function) {
        Array x = given.input(0);
        int[] axes = axes(given);
        Dims kept = x.dims();
        for (int axis : axes) {
            kept = kept.with(axis, 1);
        }
        double[] sums = new double[(int) kept.count(0)];
        Arrays.fill(sums, start);
        int[] places = Walk.broadcast(kept, x.dims()).places();
        for (int i = 0; i < places.length; i++) {
            sums[places[i]] = function.applyAsDouble(sums[places[i]], x.numbers()[i]);
        }
        Array all = new Array(x.type(), kept, sums);
        Array fitting = ArithmeticOps.map(all, sum -> sum);
        return given.flag("keepdims", true)
                ? fitting
                : fitting.reshaped(x.dims().without(axes));
    }

    private static Array mean(Given given) {
        Array sums = reduce(given, 0, Double::sum);
        double count = (double) given.input(0).numbers().length / sums.numbers().length;
        return ArithmeticOps.map(sums, sum -> sum / count);
    }

    /** Without axes, all are meant, unless that is to mean none. */
    private static int[] axes(Given given) {
        Dims dims = given.input(0).dims();
        long[] named = given.has(1) ? given.input(1).longs() : new long[0];
        boolean isAll = named.length == 0 && !given.flag("noop_with_empty_axes", false);
        return isAll
                ? IntStream.range(0, dims.rank()).toArray()
                : Arrays.stream(named).mapToInt(axis -> dims.axis((int) axis)).toArray();
    }
}
