package nn.mnist;

import static nn.mnist.IdxBytes.images;
import static nn.mnist.IdxBytes.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistLookupTest {
    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();
    private final Mirrors none = new Mirrors(List.of(), Patience.USUAL, line -> {});

    @Test
    void loadsFromTheDirectoryThatTheUserNames() throws IOException {
        variables.put("NN_MNIST_DIR", home.resolve("named").toString());
        write(home.resolve("named"), 1);
        write(cache(), 2);

        assertThat(load().train().targets().ints()).containsExactly(1);
    }

    @Test
    void doesNotLookElsewhereIfTheNamedDirectoryIsMissing() throws IOException {
        Path named = home.resolve("named");
        variables.put("NN_MNIST_DIR", named.toString());
        write(cache(), 2);

        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasNoCause()
                .hasMessageStartingWith(named + ": the directory of the digits must exist, but does not.");
    }

    @Test
    void loadsFromTheCacheWithoutNetwork() throws IOException {
        write(cache(), 2);

        assertThat(load(originals(1, 2)).train().targets().ints()).containsExactly(2);
        assertThat(load(originals(1, 2)).source()).isEqualTo("MNIST from " + cache());
    }

    @Test
    void refusesAPartOfMnistInTheCache() throws IOException {
        write(cache(), 2);

        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasMessage(cache().resolve("train-images-idx3-ubyte")
                        + ": the cache must hold all 60000 rows of train-images-idx3-ubyte, but holds 1.\n"
                        + "Maybe the file was truncated: delete it, and it is downloaded again. A part of MNIST is taken from"
                        + " a directory that -Dnn.mnist.dir or NN_MNIST_DIR names.");
    }

    @Test
    void refusesAnotherFileInTheCache() throws IOException {
        write(cache(), 2);

        assertThatThrownBy(() -> load(originals(1, 3)))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(cache().resolve("train-labels-idx1-ubyte")
                        + ": the SHA-256 of train-labels-idx1-ubyte, uncompressed, must be ")
                .hasMessageEndingWith("\nMaybe the file is damaged or of another set: delete it and fetch it again.");
    }

    @Test
    void takesAPartOfMnistFromTheDirectoryThatTheUserNames() throws IOException {
        variables.put("NN_MNIST_DIR", home.toString());
        write(home, 7);

        assertThat(load().train().size()).isEqualTo(1);
    }

    @Test
    void neverTakesOtherDigitsInsteadOfMnist() {
        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasCauseInstanceOf(DownloadException.class)
                .hasMessageStartingWith(
                        cache() + ": MNIST's train-images-idx3-ubyte is not here yet, and no mirror gave it")
                .hasMessageEndingWith("or use OpticalDigits.load().");
    }

    private Mnist load() {
        return Mnist.load(places(), none);
    }

    private Mnist load(Originals originals) {
        return Mnist.load(places(), none, originals);
    }

    /** Names a set of so many images, each labelled so, as if it were MNIST. */
    private static Originals originals(int count, int label) {
        int[] labels = new int[count];
        Arrays.fill(labels, label);
        Shape shape = Shape.of(count, 28, 28);
        return new Originals(
                Mnist.SET,
                Mnist.CLASSES,
                List.of(
                        file("train-images-idx3-ubyte", shape, sha256(images(count))),
                        file("train-labels-idx1-ubyte", Shape.of(count), sha256(labels(labels))),
                        file("t10k-images-idx3-ubyte", shape, sha256(images(count))),
                        file("t10k-labels-idx1-ubyte", Shape.of(count), sha256(labels(labels)))));
    }

    private static IdxFile file(String name, Shape shape, String sha256) {
        return new IdxFile(Mnist.SET, name, shape, IdxHash.ofContent(sha256));
    }

    private static String sha256(byte... bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Places places() {
        Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
        return new Places(
                name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(variables.get(name)));
    }

    private Path cache() {
        return home.resolve(".cache").resolve("nn").resolve("mnist");
    }

    private static void write(Path directory, int label) throws IOException {
        Files.createDirectories(directory);
        for (String part : List.of("train", "t10k")) {
            Files.write(directory.resolve(part + "-images-idx3-ubyte"), images(1));
            Files.write(directory.resolve(part + "-labels-idx1-ubyte"), labels(label));
        }
    }
}
