package nn.benchmarks;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.data.Tensor;
import nn.mnist.Idx;

/**
 * Lays out the rows that all programs read, as plain IDX files.
 *
 * @param root where the folders are
 */
record Folders(Path root) {
    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    Path of(Rows rows) {
        return root.resolve(rows.folder());
    }

    /** Unpacks MNIST, and takes its part. */
    void digits(Path mnist) throws IOException {
        for (String half : new String[] {"train", "t10k"}) {
            Tensor images = read(mnist, half + IMAGES);
            Tensor labels = read(mnist, half + LABELS);
            write(of(Rows.MNIST), half, images, labels);
            int kept = half.equals("train") ? Rows.MNIST_PART.count() : images.rows();
            write(of(Rows.MNIST_PART), half, images.rows(0, kept), labels.rows(0, kept));
        }
    }

    /** Draws images and sequences. */
    void waves() throws IOException {
        for (Rows rows : new Rows[] {Rows.COLOURS, Rows.MORE_COLOURS, Rows.SEQUENCES}) {
            Waves waves = new Waves(rows.shape(), 1);
            for (String half : new String[] {"train", "t10k"}) {
                Waves.Drawn drawn = waves.draw(rows.count());
                write(of(rows), half, drawn.images(), drawn.labels());
            }
        }
    }

    static Tensor images(Path folder, String half) {
        return Idx.read(folder.resolve(half + IMAGES));
    }

    static Tensor labels(Path folder, String half) {
        return Idx.read(folder.resolve(half + LABELS));
    }

    private static Tensor read(Path mnist, String name) {
        Path plain = mnist.resolve(name);
        return Idx.read(Files.exists(plain) ? plain : mnist.resolve(name + ".gz"));
    }

    private static void write(Path folder, String half, Tensor images, Tensor labels) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve(half + IMAGES), images);
        write(folder.resolve(half + LABELS), labels);
    }

    private static void write(Path file, Tensor bytes) throws IOException {
        int[] dims = bytes.shape().dims();
        try (OutputStream out = Files.newOutputStream(file)) {
            DataOutputStream header = new DataOutputStream(out);
            header.writeInt(0x0800 | dims.length);
            for (int size : dims) {
                header.writeInt(size);
            }
            WritableByteChannel channel = Channels.newChannel(out);
            channel.write(bytes.memory());
        }
    }
}
