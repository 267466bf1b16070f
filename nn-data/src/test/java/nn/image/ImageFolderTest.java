package nn.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path folder;

    /** Three cats, one in a folder of its own, and two dogs, all of one grey each. */
    @BeforeEach
    void write() throws IOException {
        write("dog/b.png", 50);
        write("dog/a.png", 40);
        write("cat/tom.png", 10);
        write("cat/Big.PNG", 20);
        write("cat/wild/leo.png", 30);
    }

    private Path write(String name, int grey) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Pixels pixels = Pixels.blank(1, 2, 3);
        Arrays.fill(pixels.values(), (byte) grey);
        Path written = file.resolveSibling("written.png");
        Images.write(pixels.tensor(), written);
        return Files.move(written, file);
    }

    private static List<Integer> greys(Dataset data) {
        return IntStream.range(0, data.size())
                .mapToObj(i -> data.input().row(i).ints()[0])
                .toList();
    }

    @Test
    void labelsImagesByTheirFolders() {
        Dataset data = Images.folder(folder).shuffle(false).dataset();

        assertThat(data).hasToString("Dataset of 5 rows: uint8 [3, 2, 3] to int32, classes [cat, dog]");
        assertThat(greys(data)).containsExactly(20, 10, 30, 40, 50);
        assertThat(data.targets().ints()).containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void shufflesBySeedSoThatRowsAndFilesAgree() {
        ImageFolder images = Images.folder(folder).grey().seed(3);

        Dataset data = images.dataset();

        assertThat(greys(data)).containsExactlyInAnyOrder(10, 20, 30, 40, 50).isNotEqualTo(List.of(20, 10, 30, 40, 50));
        assertThat(greys(images.dataset())).isEqualTo(greys(data));
        assertThat(images.files().stream().map(images.options()::read).map(image -> image.ints()[0]))
                .isEqualTo(greys(data));
        for (int i = 0; i < data.size(); i++) {
            assertThat(data.targets().ints()[i]).isEqualTo(greys(data).get(i) >= 40 ? 1 : 0);
        }
    }

    @Test
    void resizesEachImage() throws IOException {
        Files.copy(Patterns.resource("files/smooth.jpg"), folder.resolve("cat/smooth.jpg"));

        Dataset data = Images.folder(folder).size(4, 4).keepingProportions().dataset();

        assertThat(data.input().shape()).isEqualTo(Shape.of(6, 3, 4, 4));
        assertThatThrownBy(() -> Images.folder(folder).shuffle(false).dataset())
                .isInstanceOf(NnException.class)
                .hasMessage(folder.resolve("cat/smooth.jpg")
                        + ": all images must be of one size, [3, 2, 3], but this one is [3, 12, 17].\n"
                        + "Maybe add size(64, 64).");
    }

    @Test
    void passesHiddenAndOtherFilesOver() throws IOException {
        Files.writeString(folder.resolve("cat/.hidden.png"), "no image");
        Files.writeString(folder.resolve("cat/notes.txt"), "no image");
        Files.writeString(folder.resolve("readme.md"), "no image");
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve("dog/.cache"));
        Files.writeString(folder.resolve("dog/.cache/a.png"), "no image");

        assertThat(Images.folder(folder).dataset().size()).isEqualTo(5);
    }

    private void damage() throws IOException {
        Files.writeString(folder.resolve("cat/page.png"), "<html></html>");
        Files.write(folder.resolve("dog/empty.jpg"), new byte[0]);
        Files.writeString(folder.resolve("dog/new.webp"), "RIFF....WEBP");
        write("stray.png", 60);
    }

    private static final String REASONS = String.join(
            "\n  ",
            "",
            "cat/page.png: the file must be a PNG, JPEG, BMP or GIF image, but begins with the bytes 3c 68 74 6d 6c 3e 3c"
                    + " 2f.",
            "dog/empty.jpg: the file must be an image, but is empty.",
            "dog/new.webp: the file must be a PNG, JPEG, BMP or GIF image, but begins with the bytes 52 49 46 46 2e 2e 2e"
                    + " 2e.",
            "stray.png: it is in no folder of a class.");

    @Test
    void namesAllFilesThatCannotBeReadAtOnce() throws IOException {
        damage();
        assertThatThrownBy(() -> Images.folder(folder).dataset())
                .isInstanceOf(NnException.class)
                .hasMessage("Images.folder(\"" + folder + "\"): 4 of 9 files cannot be read as images:" + REASONS
                        + "\nMaybe mend or remove them, or add skippingCorrupt(), which leaves them out and says so.");
    }

    @Test
    void namesTenAndCountsTheRest() throws IOException {
        for (int i = 0; i < 25; i++) {
            Files.writeString(folder.resolve("cat/x" + (char) ('a' + i) + ".png"), "no image");
        }
        assertThatThrownBy(() -> Images.folder(folder).dataset())
                .hasMessageContaining(": 25 of 30 files cannot be read")
                .hasMessageContaining("cat/xj.png")
                .hasMessageNotContaining("cat/xk.png")
                .hasMessageContaining("\n  and 15 more.\nMaybe ");
    }

    @Test
    void leavesThemOutWhereAskedAndSaysSo() throws IOException {
        damage();
        List<String> told = new ArrayList<>();

        Dataset data =
                Images.folder(folder).skippingCorrupt(told::add).shuffle(false).dataset();

        assertThat(greys(data)).containsExactly(20, 10, 30, 40, 50);
        assertThat(data.targets().ints()).containsExactly(0, 0, 0, 1, 1);
        assertThat(told)
                .containsExactly("Images.folder(\"" + folder + "\").shuffle(false).skippingCorrupt(): 4 of 9 files were"
                        + " left out:" + REASONS);
        told.clear();
        Files.delete(folder.resolve("stray.png"));
        Images.folder(folder.resolve("cat").getParent()).skippingCorrupt(told::add);
        assertThat(told).isEmpty();
    }

    @Test
    void leavesNothingOutWhereNothingWouldRemain() throws IOException {
        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve("cat"));
        Files.writeString(other.resolve("cat/a.png"), "no image");
        assertThatThrownBy(() -> Images.folder(other).skippingCorrupt().dataset())
                .isInstanceOf(NnException.class)
                .hasMessageContaining(": 1 of 1 files cannot be read as images:");
    }

    @Test
    void numbersClassesAsTheyAreGiven() throws IOException {
        Dataset data = Images.folder(folder)
                .classes(List.of("dog", "bird", "cat"))
                .shuffle(false)
                .dataset();

        assertThat(data.classes()).containsExactly("dog", "bird", "cat");
        assertThat(data.targets().ints()).containsExactly(0, 0, 2, 2, 2);
        assertThatThrownBy(() -> Images.folder(folder).classes(List.of("dog", "cat", "dog")))
                .hasMessage(
                        "classes: each class must have a name of its own, but the labels 0 and 2 are both \"dog\".");
        assertThatThrownBy(() -> Images.folder(folder).classes(List.of("cat")).dataset())
                .isInstanceOf(NnException.class)
                .hasMessage(folder + ": the folder \"dog\" is none of the classes [cat].");
    }

    @Test
    void refusesFoldersWithoutClasses() throws IOException {
        Path cats = folder.resolve("cat/wild");
        assertThatThrownBy(() -> Images.folder(cats).dataset())
                .isInstanceOf(NnException.class)
                .hasMessage(cats + ": there must be a folder for each class, but there is none.\n"
                        + "Maybe move the images of each class into a folder that bears its name.");
        Files.createDirectories(folder.resolve("fish"));
        assertThatThrownBy(() -> Images.folder(folder).files())
                .isInstanceOf(NnException.class)
                .hasMessage(folder.resolve("fish") + ": the folder of a class must hold images, but holds none.\n"
                        + "Maybe remove it, or name all classes: classes(List.of(\"cat\", \"dog\")).");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Images.folder(none).dataset())
                .isInstanceOf(NnException.class)
                .hasMessage(none + ": the folder of images must be a directory, but does not exist.");
        Path file = folder.resolve("cat/tom.png");
        assertThatThrownBy(() -> Images.folder(file).dataset())
                .hasMessage(file + ": the folder of images must be a directory, but is a file.");
    }

    @Test
    void refusesMoreThanATensorHolds() {
        assertThatThrownBy(() -> Images.folder(folder).size(20000, 20000).dataset())
                .isInstanceOf(NnException.class)
                .hasMessage("images: 5 images [3, 20000, 20000] need 6000000000 bytes, but a tensor can hold at most"
                        + " 2^31 - 1.\nMaybe choose a smaller size, or read them as they are needed: source() instead of"
                        + " dataset().");
    }

    @Test
    void writesTheWordsThatMakeIt() {
        assertThat(Images.folder(Path.of("pets"))
                        .size(8, 9)
                        .grey()
                        .letterbox()
                        .seed(4)
                        .skippingCorrupt())
                .hasToString("Images.folder(\"pets\").size(8, 9).grey().letterbox().seed(4).skippingCorrupt()");
    }
}
