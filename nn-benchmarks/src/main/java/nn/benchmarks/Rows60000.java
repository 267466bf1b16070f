package nn.benchmarks;

import java.nio.ByteBuffer;
import java.util.Random;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;

/** Draws as many rows as MNIST has, for benchmarks that need no real digits. */
public final class Rows60000 {
    private static final int COUNT = 60_000;
    private static final int CLASSES = 10;

    private Rows60000() {}

    /** Draws rows of 784 bytes with labels 0 to 9. */
    public static Dataset labelled() {
        Shape shape = Shape.of(COUNT, 784);
        ByteBuffer pixels = Tensor.allocate(DType.UINT8, shape);
        byte[] random = new byte[shape.size()];
        new Random(1).nextBytes(random);
        pixels.put(random).rewind();
        int[] labels = new Random(2).ints(COUNT, 0, CLASSES).toArray();
        return Dataset.of(Tensor.wrap(DType.UINT8, shape, pixels), Tensor.of(Shape.of(COUNT), labels));
    }

    /** Draws ten numbers a row. */
    static Tensor scores() {
        float[] scores = new float[COUNT * CLASSES];
        Random random = new Random(3);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextFloat();
        }
        return Tensor.of(Shape.of(COUNT, CLASSES), scores);
    }
}
