package nn.op;

import java.util.ArrayList;
import java.util.List;

/** Treats windows that lie side by side over images, so that each element belongs to one window at most. */
final class Tiles {
    private final int height;
    private final int width;
    private final Value x;
    private final Value y;

    /**
     * Takes what a maximum pooling saw and made.
     *
     * @param sliding as far as the windows are large
     * @param x [batch, channels, h, w]
     * @param y the maxima
     */
    Tiles(Sliding sliding, Value x, Value y) {
        this.height = sliding.size().get(0).intValue();
        this.width = sliding.size().get(1).intValue();
        this.x = x;
        this.y = y;
    }

    /**
     * Gives each window's gradient to the first element that was its maximum.
     *
     * <p>Asking ONNX Runtime's pooling for the places of the maxima makes it ten times slower than comparing afterwards.
     */
    Value choose(Value dy) {
        Value zero = Ops.number(x, 0);
        Value left = dy;
        List<List<Value>> tiles = apart();
        List<Value> rows = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            List<Value> columns = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                Value share = left;
                if (row < height - 1 || column < width - 1) {
                    share = Ops.where(Ops.equal(tiles.get(row).get(column), y), left, zero);
                    left = Ops.sub(left, share);
                }
                columns.add(share);
            }
            rows.add(interleave(columns, 3));
        }
        return rest(interleave(rows, 2));
    }

    /**
     * Takes the windows apart: what stands in their first row and first column, first row and second column, and so on.
     * Splits beat slices with steps, which copy one number at a time, by three to one.
     */
    private List<List<Value>> apart() {
        Dims dims = y.dims();
        long rows = dims.size(2);
        long columns = dims.size(3);
        Value whole = pad(
                x, rows * height - x.dims().size(2), columns * width - x.dims().size(3));
        long batch = dims.size(0);
        long channels = dims.size(1);
        Dims byRow = new Dims(batch, channels, rows, height, columns * width);
        Dims byColumn = new Dims(batch, channels, rows, columns, width);
        return Ops.split(Ops.reshape(whole, byRow), 3, height).stream()
                .map(row -> Ops.split(Ops.reshape(row, byColumn), 4, width).stream()
                        .map(tile -> Ops.reshape(tile, dims))
                        .toList())
                .toList();
    }

    /** Lays equal images' rows or columns in turns. */
    private static Value interleave(List<Value> parts, int axis) {
        Dims dims = parts.get(0).dims();
        List<Value> apart =
                parts.stream().map(part -> Ops.unsqueeze(part, axis + 1)).toList();
        return Ops.reshape(Ops.concat(apart, axis + 1), dims.with(axis, dims.size(axis) * parts.size()));
    }

    /** Adds the zeros of the rows and columns that no window reached. */
    private Value rest(Value dx) {
        return pad(
                dx,
                x.dims().size(2) - dx.dims().size(2),
                x.dims().size(3) - dx.dims().size(3));
    }

    private static Value pad(Value image, long bottom, long right) {
        return Ops.pad(image, 0, 0, 0, 0, 0, 0, 0, bottom, right);
    }
}
