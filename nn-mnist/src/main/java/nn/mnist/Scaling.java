package nn.mnist;

import java.nio.ByteBuffer;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Scales images of 8×8 pixels of 0..16 to 28×28 pixels of 0..255, bilinear.
 *
 * <p>The centre of large pixel i lies at (i + 1/2)·8/28 − 1/2 = (4i − 5)/14 on the axis of small pixels, so all is
 * counted in whole fourteenths, the same on every machine.
 */
final class Scaling {
    private static final int SMALL = 8;
    private static final int LARGE = 28;
    private static final int UNIT = 14;
    static final int PIXELS = LARGE * LARGE;

    private Scaling() {}

    /** Makes flat rows, whether the given ones are flat or images. */
    static Dataset of(Dataset small) {
        Shape row = small.input().shape().row();
        if (row.size() != SMALL * SMALL) {
            throw NnException.of("scaled: the digits must have %d pixels, but are %s.", SMALL * SMALL, row);
        }
        Shape shape = Shape.of(small.size(), PIXELS);
        ByteBuffer pixels = small.input().memory();
        ByteBuffer scaled = Tensor.allocate(DType.UINT8, shape);
        for (int image = 0; image < small.size(); image++) {
            for (int i = 0; i < PIXELS; i++) {
                scaled.put(pixel(pixels, image * SMALL * SMALL, place(i / LARGE), place(i % LARGE)));
            }
        }
        return Dataset.of(Tensor.wrap(DType.UINT8, shape, scaled.flip()), small.targets())
                .classes(small.classes());
    }

    private static int place(int index) {
        return Math.max(0, Math.min((SMALL - 1) * UNIT, 4 * index - 5));
    }

    private static byte pixel(ByteBuffer pixels, int image, int row, int column) {
        int above = between(pixels, image + row / UNIT * SMALL, column);
        int below = between(pixels, image + Math.min(row / UNIT + 1, SMALL - 1) * SMALL, column);
        int sum = above * (UNIT - row % UNIT) + below * (row % UNIT);
        int white = 16 * UNIT * UNIT;
        return (byte) ((sum * 255 + white / 2) / white);
    }

    private static int between(ByteBuffer pixels, int row, int column) {
        int left = pixels.get(row + column / UNIT);
        int right = pixels.get(row + Math.min(column / UNIT + 1, SMALL - 1));
        return left * (UNIT - column % UNIT) + right * (column % UNIT);
    }
}
