package nn.examples.recipes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.datasets.Iris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSetsRecipeTest {
    @TempDir
    Path folder;

    @Test
    void irisIsLearnt() {
        assertThat(KnownSetsRecipe.iris().confusion(Iris.load()).accuracy()).isGreaterThan(0.9);
    }

    @Test
    void penguinsAreATable() {
        assertThat(KnownSetsRecipe.penguins().size()).isEqualTo(344);
    }

    /** The directory that a user names may hold parts of each set, here one row. */
    @Test
    void othersAreLoadedFromTheDirectoryOfTheUser() throws IOException {
        for (String half : new String[] {"train", "t10k"}) {
            write("fashion-mnist/" + half + "-images-idx3-ubyte", idx(0x803, new byte[784], 1, 28, 28));
            write("fashion-mnist/" + half + "-labels-idx1-ubyte", idx(0x801, new byte[1], 1));
        }
        for (int i = 1; i <= 5; i++) {
            write("cifar-10/data_batch_" + i + ".bin", new byte[3073]);
        }
        write("cifar-10/test_batch.bin", new byte[3073]);
        write("imdb/train/pos/0_9.txt", "Good".getBytes(UTF_8));
        write("imdb/test/neg/0_2.txt", "Bad".getBytes(UTF_8));
        write(
                "california-housing/cal_housing.data",
                "-122.23,37.88,41,880,129,322,126,8.3252,452600\n".getBytes(UTF_8));
        System.setProperty("nn.data.dir", folder.toString());
        try {
            KnownSetsRecipe.downloaded();
        } finally {
            System.clearProperty("nn.data.dir");
        }
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
