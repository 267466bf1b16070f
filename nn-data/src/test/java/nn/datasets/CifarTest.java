package nn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On small files of the form of the real ones, which cannot be fetched where the tests run. */
class CifarTest {
    private static final List<String> NAMES = List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin",
            "test_batch.bin");

    @TempDir
    Path directory;

    /** Makes a picture whose pixels count up from its label, by its labels. */
    private static byte[] picture(int... labels) {
        byte[] bytes = new byte[labels.length + 3072];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i < labels.length ? labels[i] : labels[labels.length - 1] + i - labels.length);
        }
        return bytes;
    }

    private static byte[] pictures(int... labels) {
        byte[] all = new byte[0];
        for (int label : labels) {
            byte[] one = picture(label);
            all = Arrays.copyOf(all, all.length + one.length);
            System.arraycopy(one, 0, all, all.length - one.length, one.length);
        }
        return all;
    }

    private void writeSix(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < 6; i++) {
            Files.write(folder.resolve(NAMES.get(i)), i == 1 ? pictures(9, 8) : pictures(i));
        }
    }

    @Test
    void loadsImagesWithLabelsAndNames() throws IOException {
        writeSix(directory.resolve("cifar-10-batches-bin"));
        Cifar10 pictures = Cifar10.load(directory);

        assertThat(pictures.source()).isEqualTo("CIFAR-10 from " + directory);
        assertThat(pictures.train().input().shape()).isEqualTo(Shape.of(6, 3, 32, 32));
        assertThat(pictures.train().input().type()).isEqualTo(DType.UINT8);
        assertThat(pictures.train().targets().ints()).containsExactly(0, 9, 8, 2, 3, 4);
        assertThat(pictures.train().input().row(3).ints()).startsWith(2, 3, 4).endsWith((2 + 3071) & 0xff);
        assertThat(pictures.test().targets().ints()).containsExactly(5);
        assertThat(pictures.test().classes())
                .startsWith("airplane", "automobile")
                .hasSize(10);
    }

    @Test
    void findsFilesOutOfTheirFolderToo() throws IOException {
        writeSix(directory);

        assertThat(Cifar10.load(directory).train().targets().ints()).containsExactly(0, 9, 8, 2, 3, 4);
    }

    @Test
    void readsTheArchiveInWhateverOrder() throws IOException {
        TarBytes archive = new TarBytes().file("cifar-10-batches-bin/readme.html", "<html>");
        for (int i = 5; i >= 0; i--) {
            archive.file("cifar-10-batches-bin/" + NAMES.get(i), pictures(i));
        }
        Files.write(directory.resolve("cifar-10-binary.tar.gz"), archive.gzipped());

        assertThat(Cifar10.load(directory).train().targets().ints()).containsExactly(0, 1, 2, 3, 4);
        assertThat(Cifar10.load(directory).train().input().row(4).ints()).startsWith(4, 5);
    }

    @Test
    void knowsKindsAndGroups() throws IOException {
        Files.write(directory.resolve("train.bin"), picture(19, 99));
        Files.write(directory.resolve("test.bin"), picture(0, 4));
        Cifar100 pictures = Cifar100.load(directory);

        assertThat(pictures.train().targets().ints()).containsExactly(99);
        assertThat(pictures.coarseTrain().targets().ints()).containsExactly(19);
        assertThat(pictures.train().classes().get(99)).isEqualTo("worm");
        assertThat(pictures.coarseTest().classes())
                .startsWith("aquatic_mammals")
                .endsWith("vehicles_2")
                .hasSize(20);
        assertThat(pictures.test().classes().get(4)).isEqualTo("beaver");
        assertThat(pictures.test().input().row(0).ints()).startsWith(4, 5, 6);
    }

    @Test
    void refusesAMissingFile() throws IOException {
        writeSix(directory);
        Files.delete(directory.resolve("data_batch_3.bin"));

        assertRefused(
                "there must be data_batch_3.bin, but is not.\nMaybe put it there, or the archive that it came in.");
    }

    @Test
    void refusesAMissingDirectory() {
        directory = directory.resolve("none");

        assertRefused("the directory of the pictures must exist, but does not.\n"
                + "Maybe its name has a typing error, or nn.data.dir or NN_DATA_DIR names an old place.");
    }

    @Test
    void refusesHalfAPicture() throws IOException {
        writeSix(directory);
        Files.write(directory.resolve("test_batch.bin"), Arrays.copyOf(pictures(1, 2), 4000));

        assertRefused("test_batch.bin: it must hold pictures of 3073 bytes, but ends within picture 1.\n"
                + "Maybe it is damaged, or of another version than the binary one: fetch it again.");
    }

    @Test
    void refusesALabelThatIsNone() throws IOException {
        writeSix(directory);
        Files.write(directory.resolve("data_batch_2.bin"), pictures(3, 10));

        assertRefused("data_batch_2.bin: labels must be below 10, but label 10001 is 10.\n"
                + "Maybe it is damaged, or of another version than the binary one: fetch it again.");
    }

    @Test
    void refusesAWholeFileOfAnotherHash() throws IOException {
        Cifar small = small(Sha256.end(Sha256.digest()));
        Files.write(directory.resolve("train.bin"), pictures(1, 2));
        Files.write(directory.resolve("test.bin"), pictures(3));

        assertThatThrownBy(() -> small.load(directory))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(directory + ": train.bin: the SHA-256 must be e3b0c442")
                .hasMessageEndingWith("\nMaybe the file is damaged or of another set: delete it and fetch it again.");
    }

    @Test
    void refusesMorePicturesThanTheOriginalHas() throws IOException {
        Files.write(directory.resolve("train.bin"), pictures(1, 2, 3));
        Files.write(directory.resolve("test.bin"), pictures(3));

        assertThatThrownBy(() -> small("").load(directory))
                .isInstanceOf(NnException.class)
                .hasMessage(directory + ": train.bin: it must hold 2 pictures, but goes on after them.\n"
                        + "Maybe it is damaged, or of another version than the binary one: fetch it again.");
    }

    @Test
    void refusesPartsInTheCache() throws IOException {
        Path archive = directory.resolve("small.tar.gz");
        Files.write(
                archive,
                new TarBytes()
                        .file("train.bin", pictures(1))
                        .file("test.bin", pictures(3))
                        .gzipped());

        assertThatThrownBy(() -> small("").require(archive))
                .isInstanceOf(NnException.class)
                .hasMessage("the archive: train.bin must hold 2 pictures, but holds 1.\n"
                        + "Maybe it is damaged, or of another version than the binary one: fetch it again.");
    }

    private static Cifar small(String sha256) {
        return new Cifar(
                KnownSet.of("Small", "the pictures", "small.tar.gz", "small"),
                "small.tar.gz",
                "small",
                List.of(new CifarFile("train.bin", 2, sha256)),
                new CifarFile("test.bin", 2, sha256),
                10);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Cifar10.load(directory))
                .isInstanceOf(NnException.class)
                .hasMessage(directory + ": " + message);
    }
}
