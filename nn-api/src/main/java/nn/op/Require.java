package nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/** Refuses what an op cannot be asked for, before a graph holds it. */
final class Require {
    private Require() {}

    /** Requires a size or count of at least some number. */
    static long atLeast(String what, long least, long value) {
        if (value < least) {
            throw NnException.of("%s must be at least %d, but was %d.", what, least, value);
        }
        return value;
    }

    /** Requires as many numbers as something else has. */
    static void count(String what, long expected, long found) {
        if (expected != found) {
            throw NnException.of("%s: there must be %d, but were %d.", what, expected, found);
        }
    }

    /** Requires axes of which none comes twice. */
    static int[] distinct(int... axes) {
        if (Arrays.stream(axes).distinct().count() != axes.length) {
            throw NnException.of("the axes %s name one of them twice.", Arrays.toString(axes))
                    .maybe("-1 is the last axis, too.");
        }
        return axes;
    }

    /** Requires each axis of a value once. */
    static void permutation(Dims dims, long... order) {
        long[] sorted = LongStream.of(order).sorted().toArray();
        if (!Arrays.equals(sorted, LongStream.range(0, dims.rank()).toArray())) {
            throw NnException.of("the order %s does not name each axis of %s once.", Arrays.toString(order), dims)
                    .maybe("count the axes from 0.");
        }
    }

    /** Requires values of a rank. */
    static void rank(String what, int rank, Dims dims) {
        if (dims.rank() != rank) {
            throw NnException.of("%s must have %d axes, but was %s.", what, rank, dims)
                    .maybe("reshape it; matmul(…) takes more axes.");
        }
    }

    /** Requires a value of given sizes, unless it is one that may be absent and is. */
    static void dims(String what, Dims expected, Value found) {
        if (!found.isAbsent() && !found.dims().equals(expected)) {
            throw NnException.of("%s must be %s, but was %s.", what, expected, found.dims())
                    .maybe("reshape or transpose it.");
        }
    }

    /** Requires a kernel that fits what it slides over. */
    static void kernel(Dims x, Dims kernel, Sliding sliding, long channels, long filters, long groups) {
        boolean isOfSize = kernel.rank() == sliding.axes() + 2
                && Arrays.equals(LongStream.of(kernel.sizes()).skip(2).toArray(), Sliding.array(sliding.size()));
        if (!isOfSize) {
            throw NnException.of("the kernel %s is not of the window's size %s.", kernel, sliding.size());
        }
        if (groups < 1 || x.size(1) != channels * groups || filters % groups != 0) {
            throw NnException.of("%s and the kernel %s do not go together in %d groups.", x, kernel, groups)
                    .maybe("a kernel of Conv is [filters, channels / groups, …].");
        }
    }

    /** Requires a gradient of a value, or one that is the same along some of its axes. */
    static Value gradient(Value x, @Nullable Value gradient) {
        Value given = Given.result("customGradient", "dy -> mul(dy, 2)", gradient);
        if (given.type() != x.type() || !x.dims().equals(x.dims().broadcast(given.dims()))) {
            throw NnException.of("customGradient: the rule gave %s for %s.", given.form(), x.form())
                    .maybe("give a gradient of the type and size of what it is for.");
        }
        return given;
    }

    /** Requires several lists of one length. */
    static void together(String what, List<long[]> lists) {
        if (lists.stream().mapToInt(list -> list.length).distinct().count() > 1) {
            throw NnException.of(
                    "%s must be as many, but were %s.",
                    what, lists.stream().map(list -> list.length).toList());
        }
    }
}
