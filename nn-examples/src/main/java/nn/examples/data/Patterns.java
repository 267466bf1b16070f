package nn.examples.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.data.Dataset;
import nn.data.Randoms;

/** Rows of noise with a faint pattern in it, one of ten: each is a function of its number, so there are as many as wanted. */
public final class Patterns {
    /** The numbers of a row. */
    public static final int WIDTH = 784;

    /** The patterns, which are the classes. */
    public static final int CLASSES = 10;

    private static final float STRENGTH = 0.1f;
    private static final int ROWS_AT_ONCE = 256;

    private final long seed;
    private final float[][] patterns = new float[CLASSES][WIDTH];

    /** Draws the patterns. */
    public Patterns(long seed) {
        this.seed = seed;
        for (int label = 0; label < CLASSES; label++) {
            Randoms random = Randoms.of(seed, "pattern", label);
            for (int i = 0; i < WIDTH; i++) {
                patterns[label][i] = random.nextDouble() < 0.5 ? -STRENGTH : STRENGTH;
            }
        }
    }

    private int label(long row) {
        return Randoms.of(seed, "label", row).nextInt(CLASSES);
    }

    /** Draws a row: its pattern, and noise from −1 to 1. */
    private float[] features(long row, int label) {
        Randoms random = Randoms.of(seed, "row", row);
        float[] features = patterns[label].clone();
        for (int i = 0; i < WIDTH; i += 2) {
            long bits = random.nextLong();
            features[i] += (int) bits * 0x1p-31f;
            features[i + 1] += (int) (bits >>> 32) * 0x1p-31f;
        }
        return features;
    }

    /** Returns a row of a number, the same each time. */
    public Dataset row(long row) {
        int label = label(row);
        return Dataset.row(features(row, label), label);
    }

    /** Writes the first rows: the numbers into one file, as float32, the labels into another, as bytes. */
    public void write(long rows, Path features, Path labels) throws IOException {
        try (OutputStream numbers = Files.newOutputStream(features);
                OutputStream classes = new BufferedOutputStream(Files.newOutputStream(labels))) {
            ByteBuffer memory =
                    ByteBuffer.allocate(ROWS_AT_ONCE * WIDTH * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long row = 0; row < rows; row++) {
                int label = label(row);
                classes.write(label);
                memory.asFloatBuffer().put(features(row, label));
                memory.position(memory.position() + WIDTH * Float.BYTES);
                if (!memory.hasRemaining() || row == rows - 1) {
                    numbers.write(memory.array(), 0, memory.position());
                    memory.clear();
                }
            }
        }
    }
}
