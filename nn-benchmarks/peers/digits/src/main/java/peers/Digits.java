package peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Holds the digits that all programs read, raw.
 *
 * @param pixels 784 numbers an image, 0 to 255
 * @param labels 0 to 9
 */
public record Digits(float[] pixels, byte[] labels) {
    public static final int BATCH = 128;
    public static final int PIXELS = 784;
    public static final int CLASSES = 10;

    /** Reads a half: train or t10k. */
    public static Digits read(Path folder, String half) throws IOException {
        byte[] bytes = read(folder.resolve(half + "-images-idx3-ubyte"), 16);
        float[] pixels = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pixels[i] = bytes[i] & 255;
        }
        return new Digits(pixels, read(folder.resolve(half + "-labels-idx1-ubyte"), 8));
    }

    private static byte[] read(Path file, int header) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return Arrays.copyOfRange(all, header, all.length);
    }

    public int size() {
        return labels.length;
    }

    /** Goes through epochs, each with the rows' numbers in another order, and says how long it took. */
    public void epochs(int count, Consumer<int[]> epoch) {
        int[] order = new int[size()];
        Arrays.setAll(order, i -> i);
        Random random = new Random();
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            shuffle(order, random);
            epoch.accept(order);
            Said.unit(begun);
        }
    }

    /** Divides an epoch's rows into batches. */
    public static void batches(int[] order, Consumer<int[]> step) {
        for (int from = 0; from < order.length; from += BATCH) {
            step.accept(Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH)));
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** Copies rows together. */
    public float[] images(int[] rows) {
        float[] picked = new float[rows.length * PIXELS];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(pixels, rows[i] * PIXELS, picked, i * PIXELS, PIXELS);
        }
        return picked;
    }

    /** Gives ten numbers a row, a one at its label. */
    public float[] oneHot(int[] rows) {
        float[] ones = new float[rows.length * CLASSES];
        for (int i = 0; i < rows.length; i++) {
            ones[i * CLASSES + labels[rows[i]]] = 1;
        }
        return ones;
    }

    /** Gives the share of right answers. */
    public double accuracy(long[] found) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += found[i] == labels[i] ? 1 : 0;
        }
        return right / (double) labels.length;
    }
}
