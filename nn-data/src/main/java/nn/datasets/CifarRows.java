package nn.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.mnist.download.Sha256;

/** Collects the pictures of some files of CIFAR, in the files' order, in whatever order they come. */
final class CifarRows {
    private static final int PIXELS = 3 * 32 * 32;
    private static final int MISSING = -1;

    private final List<CifarFile> files;
    private final int[] classes;
    private final ByteBuffer pixels;
    private final byte[] labels;
    private final int[] counts;

    /**
     * Makes room.
     *
     * @param files what will come
     * @param classes how many classes each label of a picture has
     */
    CifarRows(List<CifarFile> files, int... classes) {
        int rows = start(files, files.size());
        this.files = files;
        this.classes = classes;
        this.pixels = Tensor.allocate(DType.UINT8, Shape.of(rows, PIXELS));
        this.labels = new byte[rows * classes.length];
        this.counts = new int[files.size()];
        Arrays.fill(counts, MISSING);
    }

    private static int start(List<CifarFile> files, int file) {
        return files.stream().limit(file).mapToInt(CifarFile::rows).sum();
    }

    /** Reads a file, if it is one of these, and refuses another one under its name; of a part, form alone is checked. */
    void take(String name, InputStream in) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name().equals(name)) {
                read(i, in);
            }
        }
    }

    private void read(int index, InputStream in) throws IOException {
        CifarFile file = files.get(index);
        MessageDigest digest = Sha256.digest();
        try {
            counts[index] = read(file, start(files, index), new DigestInputStream(in, digest));
            if (counts[index] == file.rows()) {
                Sha256.require("the SHA-256", file.sha256(), Sha256.end(digest));
            }
        } catch (NnException e) {
            throw e.at(file.name());
        }
    }

    private int read(CifarFile file, int start, InputStream in) throws IOException {
        byte[] row = new byte[classes.length + PIXELS];
        int count = 0;
        int read = in.readNBytes(row, 0, row.length);
        while (read == row.length) {
            if (count == file.rows()) {
                throw again("it must hold %d pictures, but goes on after them.", file.rows());
            }
            put(start + count, row);
            count++;
            read = in.readNBytes(row, 0, row.length);
        }
        if (read > 0) {
            throw again("it must hold pictures of %d bytes, but ends within picture %d.", row.length, count);
        }
        return count;
    }

    private static NnException again(String format, Object... values) {
        return NnException.of(format, values)
                .maybe("it is damaged, or of another version than the binary one: fetch it again.");
    }

    private void put(int index, byte... row) {
        for (int i = 0; i < classes.length; i++) {
            if ((row[i] & 0xff) >= classes[i]) {
                throw again("labels must be below %d, but label %d is %d.", classes[i], index, row[i] & 0xff);
            }
        }
        System.arraycopy(row, 0, labels, index * classes.length, classes.length);
        pixels.put(index * PIXELS, row, classes.length, PIXELS);
    }

    /** Refuses parts, as in the cache, where nobody takes parts out on purpose. */
    void requireWhole() {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < files.get(i).rows()) {
                throw again(
                        "%s must hold %d pictures, but holds %d.",
                        files.get(i).name(), files.get(i).rows(), Math.max(counts[i], 0));
            }
        }
    }

    /** Moves the pictures of files that are parts together, and refuses where one is missing. */
    CifarRows closed() {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == MISSING) {
                throw NnException.of(
                                "there must be %s, but is not.", files.get(i).name())
                        .maybe("put it there, or the archive that it came in.");
            }
            int to = Arrays.stream(counts, 0, i).sum();
            int from = start(files, i);
            if (to < from) {
                pixels.put(to * PIXELS, pixels, from * PIXELS, counts[i] * PIXELS);
                System.arraycopy(
                        labels, from * classes.length, labels, to * classes.length, counts[i] * classes.length);
            }
        }
        return this;
    }

    /** Pairs the pictures with one of their labels. */
    Dataset dataset(int label, List<String> names) {
        int rows = Arrays.stream(counts).sum();
        int[] chosen = new int[rows];
        for (int i = 0; i < rows; i++) {
            chosen[i] = labels[i * classes.length + label] & 0xff;
        }
        Tensor images = Tensor.wrap(DType.UINT8, Shape.of(rows, 3, 32, 32), pixels.slice(0, rows * PIXELS));
        return Dataset.of(images, Tensor.of(Shape.of(rows), chosen)).classes(names);
    }
}
