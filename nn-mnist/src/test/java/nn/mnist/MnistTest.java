package nn.mnist;

import static nn.mnist.IdxBytes.gzipped;
import static nn.mnist.IdxBytes.header;
import static nn.mnist.IdxBytes.images;
import static nn.mnist.IdxBytes.joined;
import static nn.mnist.IdxBytes.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeASmallSet() throws IOException {
        write("train-images-idx3-ubyte", images(3));
        write("train-labels-idx1-ubyte", labels(5, 0, 9));
        write("t10k-images-idx3-ubyte", images(2));
        write("t10k-labels-idx1-ubyte", labels(7, 2));
    }

    @Test
    void namesTheDirectoryThatItWillLoad() {
        System.setProperty("nn.mnist.dir", directory.toString());
        try {
            assertThat(Mnist.directory()).isEqualTo(directory);
        } finally {
            System.clearProperty("nn.mnist.dir");
        }
    }

    @Test
    void loadsFlatRowsWithIntegerLabelsAndClassNames() {
        Mnist digits = Mnist.load(directory);

        assertThat(digits.train().input().shape()).isEqualTo(Shape.of(3, 784));
        assertThat(digits.train().input().type()).isEqualTo(DType.UINT8);
        assertThat(digits.train().input().ints()).startsWith(0, 1, 2).endsWith(2350 & 0xff, 2351 & 0xff);
        assertThat(digits.train().targets().type()).isEqualTo(DType.INT32);
        assertThat(digits.train().targets().ints()).containsExactly(5, 0, 9);
        assertThat(digits.test().targets().ints()).containsExactly(7, 2);
        assertThat(digits.test().classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(digits.source()).isEqualTo("MNIST from " + directory);
    }

    @Test
    void showsTheSameRowsAsImages() {
        Mnist digits = Mnist.load(directory);

        assertThat(digits.images().train().input().shape()).isEqualTo(Shape.of(3, 1, 28, 28));
        assertThat(digits.images().test().input().ints())
                .isEqualTo(digits.test().input().ints());
        assertThat(digits.images().source()).isEqualTo(digits.source());
    }

    @Test
    void findsGzippedAndDottedNames() throws IOException {
        Files.delete(directory.resolve("train-images-idx3-ubyte"));
        write("train-images-idx3-ubyte.gz", gzipped(images(1)));
        Files.delete(directory.resolve("train-labels-idx1-ubyte"));
        write("train-labels.idx1-ubyte", labels(1));
        Files.delete(directory.resolve("t10k-labels-idx1-ubyte"));
        write("t10k-labels.idx1-ubyte.gz", gzipped(labels(3, 4)));

        assertThat(Mnist.load(directory).train().targets().ints()).containsExactly(1);
        assertThat(Mnist.load(directory).test().targets().ints()).containsExactly(3, 4);
    }

    @Test
    void refusesADirectoryThatIsMissing() {
        directory = directory.resolve("none");

        assertRefused(
                directory,
                "the directory of the digits must exist, but does not.\n"
                        + "Maybe its name has a typing error, or nn.mnist.dir or NN_MNIST_DIR names an old place.");
    }

    @Test
    void refusesADirectoryWithoutOneOfTheFiles() throws IOException {
        Files.delete(directory.resolve("t10k-labels-idx1-ubyte"));

        assertRefused(
                directory,
                "the directory must hold t10k-labels-idx1-ubyte, but does not.\n"
                        + "Maybe put it there, plain or gzipped, under one of these names: t10k-labels-idx1-ubyte,"
                        + " t10k-labels-idx1-ubyte.gz, t10k-labels.idx1-ubyte, t10k-labels.idx1-ubyte.gz.");
    }

    @Test
    void namesTheFileThatIsCutShort() throws IOException {
        Path file = write("train-images-idx3-ubyte", Arrays.copyOf(images(3), 1000));

        assertRefused(
                file,
                "[3, 28, 28] needs 2352 bytes of numbers, but the file ends after 984.\n"
                        + "Maybe a download broke off: delete the file and fetch it again.");
    }

    @Test
    void refusesImagesOfAnotherSize() throws IOException {
        Path file = write("train-images-idx3-ubyte", joined(header(8, 3, 8, 8), new byte[192]));

        assertRefused(
                file,
                "train-images-idx3-ubyte must be uint8 [60000, 28, 28] or a part of it, but is uint8 [3, 8, 8].\n"
                        + "Maybe it is another file under this name: fetch train-images-idx3-ubyte again.");
    }

    @Test
    void refusesMoreImagesThanMnistHasBeforeItReadsThem() throws IOException {
        Path file = write("train-images-idx3-ubyte", gzipped(header(8, 2_000_000, 28, 28)));

        assertRefused(
                file,
                "train-images-idx3-ubyte must be uint8 [60000, 28, 28] or a part of it,"
                        + " but is uint8 [2000000, 28, 28].\n"
                        + "Maybe it is another file under this name: fetch train-images-idx3-ubyte again.");
    }

    @Test
    void refusesImagesInThePlaceOfLabels() throws IOException {
        Path file = write("train-labels-idx1-ubyte", images(3));

        assertRefused(
                file,
                "train-labels-idx1-ubyte must be uint8 [60000] or a part of it, but is uint8 [3, 28, 28].\n"
                        + "Maybe it is another file under this name: fetch train-labels-idx1-ubyte again.");
    }

    @Test
    void refusesALabelThatIsNoDigit() throws IOException {
        write("train-labels-idx1-ubyte", labels(5, 10, 9));

        assertRefused(
                directory,
                "train-images-idx3-ubyte and train-labels-idx1-ubyte:"
                        + " labels must be digits 0..9, but label 1 is 10.\n"
                        + "Maybe these are labels of another set, or damaged: fetch them again.");
    }

    @Test
    void refusesFewerLabelsThanImages() throws IOException {
        write("t10k-labels-idx1-ubyte", labels(7));

        assertRefused(
                directory,
                "t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte:"
                        + " there must be as many labels as images, but there are 2 images and 1 labels.\n"
                        + "Maybe they belong to different sets: fetch both again.");
    }

    @Test
    void refusesAnEmptySet() throws IOException {
        write("t10k-images-idx3-ubyte", images(0));
        write("t10k-labels-idx1-ubyte", labels());

        assertRefused(
                directory,
                "t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte:"
                        + " there must be at least one image, but there is none.\n"
                        + "Maybe the set was truncated to nothing: fetch both files again.");
    }

    @Test
    void refusesAFullSetThatIsNotMnist() throws IOException {
        Path file = write("t10k-labels-idx1-ubyte", labels(new int[10_000]));

        assertRefused(
                file,
                "the SHA-256 of t10k-labels-idx1-ubyte, uncompressed, must be"
                        + " ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2, but was"
                        + " fce4e2f69df0d4b98dc926db9d52e3054ec8f85ec567df277ca4efc90c53a0bc.\n"
                        + "Maybe the file is damaged or of another set: delete it and fetch it again.");
    }

    private Path write(String name, byte... bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private void assertRefused(Path place, String message) {
        assertThatThrownBy(() -> Mnist.load(directory))
                .isInstanceOf(NnException.class)
                .hasMessage(place + ": " + message);
    }
}
