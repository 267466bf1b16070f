package nn.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.mnist.FashionMnist;
import nn.mnist.Kmnist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples in the comments of known sets, those that are downloaded on one row of their form. */
class JavadocTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ""), "..");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?) \\* }</pre>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("nn.data.dir");
    }

    @Test
    void showsWhatIsRunHere() throws IOException {
        Set<String> here = Files.readString(ROOT.resolve("nn-data/src/test/java/nn/datasets/JavadocTest.java"))
                .lines()
                .map(String::strip)
                .collect(Collectors.toSet());
        List<Path> sources;
        try (Stream<Path> files = Files.list(ROOT.resolve("nn-data/src/main/java/nn/datasets"))) {
            sources = Stream.concat(
                            files,
                            Stream.of("FashionMnist", "Kmnist")
                                    .map(name -> ROOT.resolve("nn-mnist/src/main/java/nn/mnist/" + name + ".java")))
                    .toList();
        }
        int examples = 0;
        for (Path source : sources) {
            for (var example :
                    EXAMPLE.matcher(Files.readString(source)).results().toList()) {
                examples++;
                assertThat(example.group(1)
                                .lines()
                                .map(line -> line.substring(3).strip()))
                        .as("in %s", source.getFileName())
                        .isSubsetOf(here);
            }
        }
        assertThat(examples).isEqualTo(12);
    }

    @Test
    void runsTheSmallOnes() {
        // spotless:off
        {
            var split = Iris.load().split(0.8).stratified().seed(7); // rows of 4, labels 0..2
            assertThat(split.test().size()).isEqualTo(30);
        }
        {
            var split = Wine.load().split(0.8).stratified().seed(7); // rows of 13, labels 0..2
            assertThat(split.train().input().shape().dim(1)).isEqualTo(13);
        }
        {
            var split = BreastCancer.load().split(0.8).stratified().seed(7); // rows of 30, labels 0..1
            assertThat(split.train().input().shape().dim(1)).isEqualTo(30);
        }
        {
            var split = Diabetes.load().split(0.8).seed(7); // rows of 10, values 25..346
            assertThat(split.train().input().shape().dim(1)).isEqualTo(10);
        }
        {
            var split = Penguins.table().split(0.8).stratified("species").seed(7);
            assertThat(split.train().size() + split.test().size()).isEqualTo(344);
        }
        {
            var split = AutoMpg.table().split(0.8).seed(7);
            assertThat(split.train().size() + split.test().size()).isEqualTo(398);
        }
        // spotless:on
    }

    @Test
    void runsThoseThatAreDownloaded() throws IOException {
        writeOneOfEach();
        System.setProperty("nn.data.dir", folder.toString());
        // spotless:off
        {
            var clothes = FashionMnist.load();
            clothes.train().classes(); // T-shirt/top, Trouser, Pullover, …
            assertThat(clothes.train().size()).isEqualTo(1);
        }
        {
            var characters = Kmnist.load();
            characters.train().classes(); // o, ki, su, tsu, na, ha, ma, ya, re, wo
            assertThat(characters.test().size()).isEqualTo(1);
        }
        {
            var pictures = Cifar10.load();
            pictures.train().classes(); // airplane, automobile, bird, …
            assertThat(pictures.train().size()).isEqualTo(5);
        }
        {
            var pictures = Cifar100.load();
            pictures.train().classes();       // apple, aquarium_fish, baby, …
            pictures.coarseTrain().classes(); // aquatic_mammals, fish, flowers, …
            assertThat(pictures.train().size()).isEqualTo(1);
        }
        {
            var houses = CaliforniaHousing.load();
            var split = houses.dataset().split(0.8).seed(7);
            assertThat(split.train().size()).isEqualTo(4);
        }
        {
            var reviews = Imdb.load();
            reviews.train().texts().get(0);
            reviews.train().labels(); // 0 for blame, 1 for praise
            assertThat(reviews.train().size()).isEqualTo(1);
        }
        // spotless:on
    }

    private void writeOneOfEach() throws IOException {
        for (String name : List.of("fashion-mnist/train", "fashion-mnist/t10k", "kmnist/train", "kmnist/t10k")) {
            write(name + "-images-idx3-ubyte", idx(0x803, new byte[784], 1, 28, 28));
            write(name + "-labels-idx1-ubyte", idx(0x801, new byte[1], 1));
        }
        for (String name : List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5")) {
            write("cifar-10/" + name + ".bin", new byte[3073]);
        }
        write("cifar-10/test_batch.bin", new byte[3073]);
        write("cifar-100/train.bin", new byte[3074]);
        write("cifar-100/test.bin", new byte[3074]);
        write("california-housing/cal_housing.data", text("-122.23,37.88,41,880,129,322,126,8.3,4526\n".repeat(5)));
        write("imdb/train/pos/0_9.txt", text("Good"));
        write("imdb/test/neg/0_2.txt", text("Bad"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] idx(int magic, byte[] numbers, int... sizes) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 * sizes.length + numbers.length).putInt(magic);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        return bytes.put(numbers).array();
    }

    private void write(String name, byte... bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
