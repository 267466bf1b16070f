package nn.mnist;

import static nn.mnist.IdxBytes.gzipped;
import static nn.mnist.IdxBytes.images;
import static nn.mnist.IdxBytes.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;
import nn.mnist.download.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of sets whose authors published the hashes of the gzipped files alone. */
class OriginalsTest {
    private static final KnownSet SET = KnownSet.of("Toys", "the toys", "its four files", "toys");
    private static final List<String> NAMES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();
    private Path cache;
    private Originals originals;

    @BeforeEach
    void writeASmallSet() throws IOException {
        cache = home.resolve(".cache/nn/toys");
        for (Path directory : List.of(cache, home.resolve("all/toys"))) {
            Files.createDirectories(directory);
            for (String name : NAMES) {
                Files.write(directory.resolve(name + ".gz"), gzipped(bytes(name)));
            }
        }
        originals = new Originals(
                SET, Kmnist.CLASSES, List.of(file(0, 2, 28, 28), file(1, 2), file(2, 2, 28, 28), file(3, 2)));
    }

    private static byte[] bytes(String name) {
        return name.contains("images") ? images(2) : labels(7, 3);
    }

    private IdxFile file(int index, int... dims) throws IOException {
        Path packed = cache.resolve(NAMES.get(index) + ".gz");
        return new IdxFile(SET, NAMES.get(index), Shape.of(dims), IdxHash.ofGzip(Sha256.of(packed)));
    }

    @Test
    void takesFilesOfTheRightHash() {
        Originals.Halves toys = load();

        assertThat(toys.source()).isEqualTo("Toys from " + cache);
        assertThat(toys.train().targets().ints()).containsExactly(7, 3);
        assertThat(toys.test().classes()).isEqualTo(Kmnist.CLASSES);
        assertThat(toys.test().input().shape()).isEqualTo(Shape.of(2, 784));
    }

    @Test
    void refusesAWholeFileOfAnotherHash() throws IOException {
        Path wrong = Files.write(cache.resolve("t10k-labels-idx1-ubyte.gz"), gzipped(labels(7, 4)));

        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasMessage(
                        wrong + ": the SHA-256 of t10k-labels-idx1-ubyte, gzipped, must be %s, but was %s.\n"
                                + "Maybe the file is damaged or of another set: delete it and fetch it again.",
                        originals.files().get(3).hash().sha256(),
                        Sha256.of(wrong));
    }

    @Test
    void saysThatUnpackedFilesCouldNotBeChecked() throws IOException {
        Path named = home.resolve("all/toys");
        Files.delete(named.resolve("train-labels-idx1-ubyte.gz"));
        Files.write(named.resolve("train-labels-idx1-ubyte"), labels(1, 2));
        variables.put("NN_DATA_DIR", home.resolve("all").toString());

        assertThat(load().train().targets().ints()).containsExactly(1, 2);
        assertThat(load().source())
                .isEqualTo("Toys from " + named + ", unpacked, so that their SHA-256 could not be checked");
    }

    @Test
    void looksIntoItsFolderOfTheDirectoryThatTheUserNames() {
        variables.put("NN_DATA_DIR", home.resolve("all").toString());

        assertThat(load().source()).isEqualTo("Toys from " + home.resolve("all/toys"));
    }

    @Test
    void saysThatItsFolderIsMissing() {
        variables.put("NN_DATA_DIR", home.resolve("none").toString());

        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasMessage(home.resolve("none/toys") + ": the directory of the toys must exist, but does not.\n"
                        + "Maybe its name has a typing error, or nn.data.dir or NN_DATA_DIR names an old place.");
    }

    @Test
    void saysHowToGiveItByHand() throws IOException {
        Files.delete(cache.resolve("train-images-idx3-ubyte.gz"));

        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasCauseInstanceOf(DownloadException.class)
                .hasMessage(cache + ": Toys's train-images-idx3-ubyte is not here yet, and no mirror gave it: .\n"
                        + "Maybe the network is down: name a directory that holds a folder toys with its four files by"
                        + " -Dnn.data.dir or NN_DATA_DIR.");
    }

    @Test
    void loadsPartsOfItsKin() {
        FashionMnist clothes = FashionMnist.load(cache);
        Kmnist characters = Kmnist.load(cache);

        assertThat(clothes.source()).isEqualTo("Fashion-MNIST from " + cache);
        assertThat(clothes.train().classes())
                .startsWith("T-shirt/top", "Trouser")
                .hasSize(10);
        assertThat(clothes.images().test().input().shape()).isEqualTo(Shape.of(2, 1, 28, 28));
        assertThat(characters.source()).isEqualTo("Kuzushiji-MNIST from " + cache);
        assertThat(characters.train().classes()).startsWith("o", "ki").hasSize(10);
        assertThat(characters.images().train().input().shape()).isEqualTo(Shape.of(2, 1, 28, 28));
    }

    private Originals.Halves load() {
        Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
        Places places = new Places(
                name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(variables.get(name)));
        return originals.load(places, new Mirrors(List.of(), Patience.USUAL, line -> {}));
    }
}
