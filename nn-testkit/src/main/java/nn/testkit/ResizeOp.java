package nn.testkit;

import java.util.stream.LongStream;
import nn.data.NnException;
import nn.op.Dims;

/** Computes arrays of other sizes, axis by axis. */
final class ResizeOp {
    private final String mode;
    private final String places;
    private final String rounding;

    private ResizeOp(Given given) {
        mode = given.word("mode", "nearest");
        places = given.word("coordinate_transformation_mode", "half_pixel");
        rounding = given.word("nearest_mode", "round_prefer_floor");
    }

    static Array run(Given given) {
        ResizeOp op = new ResizeOp(given);
        Array result = given.input(0);
        long[] all = LongStream.range(0, result.dims().rank()).toArray();
        long[] axes = given.op().attributes().integers("axes", all);
        for (int i = 0; i < axes.length; i++) {
            int axis = result.dims().axis((int) axes[i]);
            boolean isSized = given.has(3);
            double scale = isSized
                    ? given.input(3).numbers()[i] / result.size(axis)
                    : given.input(2).numbers()[i];
            int size = (int) (isSized ? given.input(3).numbers()[i] : Math.floor(result.size(axis) * scale));
            result = op.along(result, axis, size, scale);
        }
        return result;
    }

    private Array along(Array x, int axis, int size, double scale) {
        Lanes from = Lanes.of(x.dims(), axis);
        Dims dims = x.dims().with(axis, size);
        Lanes to = Lanes.of(dims, axis);
        double[] resized = new double[(int) dims.count(0)];
        to.each(first -> {
            int lane = from.same(to, first);
            for (int i = 0; i < size; i++) {
                double place = place(i, size, from.size(), scale);
                double low = mode.equals("linear") ? Math.floor(place) : nearest(place);
                double share = mode.equals("linear") ? place - low : 0;
                resized[to.place(first, i)] = (1 - share) * x.numbers()[from.place(lane, inside(low, from.size()))]
                        + share * x.numbers()[from.place(lane, inside(low + 1, from.size()))];
            }
        });
        return new Array(x.type(), dims, resized);
    }

    /** Finds the place in the old axis that belongs to one in the new axis. */
    private double place(int index, int size, int old, double scale) {
        return switch (places) {
            case "half_pixel" -> (index + 0.5) / scale - 0.5;
            case "asymmetric" -> index * (double) old / (old * scale);
            case "align_corners" -> size == 1 ? 0 : index * (old - 1.0) / (size - 1);
            default -> throw NnException.of("the interpreter does not know the places %s.", places);
        };
    }

    private double nearest(double place) {
        return switch (rounding) {
            case "floor" -> Math.floor(place);
            case "ceil" -> Math.ceil(place);
            case "round_prefer_floor" -> Math.ceil(place - 0.5);
            case "round_prefer_ceil" -> Math.floor(place + 0.5);
            default -> throw NnException.of("the interpreter does not know the rounding %s.", rounding);
        };
    }

    private static int inside(double place, int size) {
        return (int) Math.max(0, Math.min(size - 1, place));
    }
}
