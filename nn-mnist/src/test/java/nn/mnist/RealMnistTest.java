package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Dataset;
import nn.data.Shape;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealMnistTest {
    private static Mnist digits;

    @BeforeAll
    static void load() {
        String directory = System.getenv("NN_MNIST_DIR");
        assumeTrue(directory != null, "needs MNIST: set NN_MNIST_DIR to a directory that holds its four files");
        digits = Mnist.load(Path.of(directory));
    }

    @Test
    void holdsSixtyAndTenThousandDigits() {
        assertThat(digits.train().input().shape()).isEqualTo(Shape.of(60_000, 784));
        assertThat(digits.test().input().shape()).isEqualTo(Shape.of(10_000, 784));
        assertThat(digits.images().test().input().shape()).isEqualTo(Shape.of(10_000, 1, 28, 28));
    }

    @Test
    void holdsEachDigitAsOftenAsTheOriginal() {
        assertThat(counts(digits.train())).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(counts(digits.test())).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    @Test
    void beginsAsTheOriginal() {
        assertThat(digits.train().targets().rows(0, 10).ints()).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        assertThat(digits.test().targets().rows(0, 10).ints()).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    }

    @Test
    void downloadsTheOriginalsIntoTheCache(@TempDir Path home) throws IOException {
        Path directory = Path.of(System.getenv("NN_MNIST_DIR"));
        try (MirrorServer server = new MirrorServer()) {
            URI mirror = server.mirror("mnist", exchange -> {
                Path name = Path.of(exchange.getRequestURI().getPath()).getFileName();
                MirrorServer.sending(gzipped(directory, name.toString())).handle(exchange);
            });
            assertThat(load(home, mirror).train().input())
                    .isEqualTo(digits.train().input());
            assertThat(load(home).test().targets()).isEqualTo(digits.test().targets());
            assertThat(server.asked()).hasSize(4);
        }
    }

    private static Mnist load(Path home, URI... mirrors) {
        Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
        return Mnist.load(
                new Places(name -> Optional.ofNullable(properties.get(name)), name -> Optional.empty()),
                new Mirrors(List.of(mirrors), Patience.USUAL, line -> {}));
    }

    private static byte[] gzipped(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file)
                ? Files.readAllBytes(file)
                : IdxBytes.gzipped(Files.readAllBytes(directory.resolve(name.replace(".gz", ""))));
    }

    private static int[] counts(Dataset digits) {
        int[] counts = new int[10];
        for (int label : digits.targets().ints()) {
            counts[label]++;
        }
        return counts;
    }
}
