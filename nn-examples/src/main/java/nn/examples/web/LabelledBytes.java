package nn.examples.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** Keeps images with their labels as JavaScript reads them with a view on the bytes: a label, then 784 greys. */
public final class LabelledBytes {
    private static final int PIXELS = 28 * 28;
    private static final int ROW = 1 + PIXELS;

    private LabelledBytes() {}

    /** Writes rows of uint8 images of one channel. */
    public static void write(Dataset rows, Path file) {
        int[] labels = rows.targets().ints();
        byte[] bytes = new byte[labels.length * ROW];
        for (int i = 0; i < labels.length; i++) {
            bytes[i * ROW] = (byte) labels[i];
            rows.input().row(i).memory().get(bytes, i * ROW + 1, PIXELS);
        }
        try {
            Files.write(file, bytes);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** Reads them again. */
    public static Dataset read(Path file) {
        byte[] bytes = content(file);
        int count = bytes.length / ROW;
        if (count == 0 || bytes.length % ROW != 0) {
            throw NnException.of("%s: must hold rows of %d bytes, but has %d bytes.", file, ROW, bytes.length)
                    .maybe("delete it: ./nn web --train makes it anew.");
        }
        int[] labels = new int[count];
        byte[] pixels = new byte[count * PIXELS];
        for (int i = 0; i < count; i++) {
            labels[i] = bytes[i * ROW];
            System.arraycopy(bytes, i * ROW + 1, pixels, i * PIXELS, PIXELS);
        }
        return Dataset.of(Tensor.of(Shape.of(count, 1, 28, 28), pixels), Tensor.of(Shape.of(count), labels));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException wrong) {
            throw NnException.of("%s: could not be read.", file).causedBy(wrong);
        }
    }
}
