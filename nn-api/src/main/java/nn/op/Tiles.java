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
        Dims places = column(1);
        Value maxima = Ops.reshape(y, places);
        Value left = Ops.reshape(dy, places);
        List<List<Value>> tiles = apart();
        List<Value> rows = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            List<Value> columns = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                Value share = left;
                if (row < height - 1 || column < width - 1) {
                    share = Ops.where(Ops.equal(tiles.get(row).get(column), maxima), left, zero);
                    left = Ops.sub(left, share);
                }
                columns.add(share);
            }
            rows.add(Ops.reshape(Ops.concat(columns, 4), row(1)));
        }
        Dims whole = x.dims().with(2, row(1).size(2) * height).with(3, row(1).size(4));
        return rest(Ops.reshape(Ops.concat(rows, 3), whole));
    }

    /** The sizes of so many rows of each window, laid in turns. */
    private Dims row(long rows) {
        Dims dims = y.dims();
        return new Dims(dims.size(0), dims.size(1), dims.size(2), rows, dims.size(3) * width);
    }

    /** The sizes of so many columns of one row of each window, laid in turns. */
    private Dims column(long columns) {
        Dims dims = y.dims();
        return new Dims(dims.size(0), dims.size(1), dims.size(2), dims.size(3), columns);
    }

    /**
     * Takes the windows apart: what stands in their first row and first column, first row and second column, and so on.
     * Splits beat slices with steps, which copy one number at a time, by three to one.
     */
    private List<List<Value>> apart() {
        long bottom = y.dims().size(2) * height - x.dims().size(2);
        long right = y.dims().size(3) * width - x.dims().size(3);
        return Ops.split(Ops.reshape(pad(x, bottom, right), row(height)), 3, height).stream()
                .map(row -> Ops.split(Ops.reshape(row, column(width)), 4, width))
                .toList();
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
