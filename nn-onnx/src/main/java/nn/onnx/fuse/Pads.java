package nn.onnx.fuse;

import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import nn.op.Constant;
import nn.op.Op;
import nn.op.Value;

/**
 * Tells which paddings ONNX Runtime must not fold into what follows. It makes a Pad of zeros the padding of a pool that
 * follows, even one that only comes next once an Identity or a product with 1 is gone; but a maximum's own padding is −∞,
 * and no pool takes padding as wide as its window.
 */
public final class Pads {
    /** What takes zeros as its own padding rightly, or none. */
    private static final Set<String> RIGHT = Set.of("Conv", "Slice");

    private Pads() {}

    /**
     * Returns whether a padding is to be written in a form that no runtime folds.
     *
     * @param pad the op
     * @param users all ops that take its output
     */
    public static boolean staysApart(Op pad, List<Op> users) {
        return pad.type().name().equals("Pad")
                && laysZeros(pad)
                && DoubleStream.of(counts(pad)).allMatch(count -> count >= 0)
                && !users.stream().allMatch(user -> isRight(pad, user));
    }

    static boolean laysZeros(Op pad) {
        return pad.inputs().size() == 2 || isZero(pad.input(2));
    }

    private static boolean isZero(Value number) {
        return number.constant()
                .map(Constant::values)
                .filter(values -> values[0] == 0)
                .isPresent();
    }

    static double[] counts(Op pad) {
        return pad.input(1).constant().map(Constant::values).orElse(new double[0]);
    }

    private static boolean isRight(Op pad, Op user) {
        if (!user.type().name().equals("AveragePool")) {
            return RIGHT.contains(user.type().name());
        }
        long smallest =
                LongStream.of(user.attributes().integers("kernel_shape")).min().orElse(0);
        return DoubleStream.of(counts(pad)).allMatch(count -> count < smallest);
    }
}
