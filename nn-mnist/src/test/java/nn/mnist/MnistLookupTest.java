package nn.mnist;

import static nn.mnist.IdxBytes.images;
import static nn.mnist.IdxBytes.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistLookupTest {
    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();
    private final Mirrors none = new Mirrors(List.of(), Duration.ZERO, Duration.ZERO, line -> {});

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

        assertThat(load().train().targets().ints()).containsExactly(2);
        assertThat(load().source()).isEqualTo("MNIST from " + cache());
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
        Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
        return Mnist.load(
                new Places(
                        name -> Optional.ofNullable(properties.get(name)),
                        name -> Optional.ofNullable(variables.get(name))),
                none);
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
