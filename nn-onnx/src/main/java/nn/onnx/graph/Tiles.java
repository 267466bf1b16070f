package nn.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import nn.layer.Window;

/** Treats windows that lie side by side, so that each element belongs to one window at most. */
final class Tiles {
    private Tiles() {}

    /**
     * Gives each window's gradient to the first element that was its maximum.
     *
     * <p>Asking ONNX Runtime's pooling for the places of the maxima makes it ten times slower than comparing afterwards.
     */
    static Value choose(Value dy, Value y, Value x, Window window) {
        Value zero = Arithmetic.number(x, 0);
        Value left = dy;
        List<List<Value>> tiles = apart(x, y.dims(), window);
        List<Value> rows = new ArrayList<>();
        for (int row = 0; row < window.height(); row++) {
            List<Value> columns = new ArrayList<>();
            for (int column = 0; column < window.width(); column++) {
                Value share = left;
                if (row < window.height() - 1 || column < window.width() - 1) {
                    Value seen = tiles.get(row).get(column);
                    Value hit = Node.of("Equal", seen, y).gives(Type.BOOL, y.dims());
                    share = Arithmetic.where(hit, left, zero);
                    left = Node.of("Sub", left, share).gives();
                }
                columns.add(share);
            }
            rows.add(interleave(columns, 3));
        }
        return rest(interleave(rows, 2), x);
    }

    /**
     * Takes the windows apart: what stands in their first row and first column, first row and second column, and so on.
     * Splits beat slices with steps, which copy one number at a time, by three to one.
     */
    private static List<List<Value>> apart(Value x, Dims dims, Window window) {
        long height = dims.size(2);
        long width = dims.size(3);
        int bottom = (int) (height * window.height() - x.dims().size(2));
        int right = (int) (width * window.width() - x.dims().size(3));
        Value whole = Shapes.pad(x, 0, 0, 0, bottom, right);
        long batch = dims.size(0);
        long channels = dims.size(1);
        Dims byRow = new Dims(batch, channels, height, window.height(), width * window.width());
        Dims byColumn = new Dims(batch, channels, height, width, window.width());
        return Shapes.split(Shapes.reshape(whole, byRow), 3, window.height()).stream()
                .map(row -> Shapes.split(Shapes.reshape(row, byColumn), 4, window.width()).stream()
                        .map(tile -> Shapes.reshape(tile, dims))
                        .toList())
                .toList();
    }

    /** Puts equal images' rows or columns in turns. */
    private static Value interleave(List<Value> parts, int axis) {
        Dims dims = parts.get(0).dims();
        long[] split = new long[dims.rank() + 1];
        for (int i = 0; i < split.length; i++) {
            split[i] = i == axis + 1 ? 1 : dims.size(i > axis ? i - 1 : i);
        }
        List<Value> apart = parts.stream()
                .map(part -> Shapes.reshape(part, new Dims(split)))
                .toList();
        return Shapes.reshape(Shapes.concat(apart, axis + 1), dims.with(axis, dims.size(axis) * parts.size()));
    }

    /** Adds the zeros of the rows and columns that no window reached. */
    private static Value rest(Value dx, Value x) {
        int bottom = (int) (x.dims().size(2) - dx.dims().size(2));
        int right = (int) (x.dims().size(3) - dx.dims().size(3));
        return Shapes.pad(dx, 0, 0, 0, bottom, right);
    }
}
