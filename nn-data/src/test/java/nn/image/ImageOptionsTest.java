package nn.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.image.Patterns.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageOptionsTest {
    @TempDir
    Path folder;

    static List<Golden> decoded() {
        return Patterns.golden("decoded.txt");
    }

    static List<Golden> resized() {
        return Patterns.golden("resized.txt");
    }

    private static Path file(String name) {
        return Patterns.resource("files/" + name);
    }

    @ParameterizedTest
    @MethodSource("decoded")
    void readsFilesAsPillowDoes(Golden golden) {
        ImageOptions options = golden.shape().dim(0) == 1 ? Images.grey() : ImageOptions.RGB;

        Tensor image = options.read(file(golden.name()));

        assertThat(image.shape()).isEqualTo(golden.shape());
        // Decoders of JPEG may round otherwise.
        assertThat(Patterns.difference(image, golden))
                .isLessThanOrEqualTo(golden.name().endsWith("jpg") ? 2 : 0);
    }

    @ParameterizedTest
    @MethodSource("resized")
    void resizesAsKerasAndPillowDo(Golden golden) {
        String[] words = golden.name().split("-", -1);
        String[] sizes = words[1].split("x", -1);
        Pixels pattern = Patterns.pattern(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), 3);
        ImageOptions size = Images.size(golden.shape().dim(1), golden.shape().dim(2));
        ImageOptions options = switch (words[0]) {
            case "coarse" -> size.antialias(false);
            case "crop" -> size.keepingProportions();
            case "smart" -> size.keepingProportions().antialias(false);
            case "letterbox" -> size.letterbox();
            default -> size;
        };

        assertThat(Patterns.difference(options.of(Drawing.of(pattern.tensor())), golden))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void addsBlackBarsOnBothSides() {
        Tensor white = Images.size(4, 2).letterbox().grey().of(white(2, 2));

        assertThat(white.ints()).containsExactly(0, 0, 255, 255, 255, 255, 0, 0);
    }

    private static BufferedImage white(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, 0xffffff);
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void takesJavasImagesOfAnyType(int type) {
        BufferedImage image = new BufferedImage(3, 2, type);
        image.setRGB(1, 0, 0xff0a6478);
        image.setRGB(2, 1, 0xffffffff);

        Tensor tensor = Images.of(image);

        assertThat(tensor.shape()).isEqualTo(Shape.of(3, 2, 3));
        assertThat(tensor.ints()).containsExactly(0, 10, 0, 0, 0, 255, 0, 100, 0, 0, 0, 255, 0, 120, 0, 0, 0, 255);
        assertThat(Images.of(image.getSubimage(1, 0, 2, 2)).ints())
                .containsExactly(10, 0, 0, 255, 100, 0, 0, 255, 120, 0, 0, 255);
    }

    @Test
    void keepsGreysAsTheyAre() {
        BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 100);

        assertThat(Images.of(grey).ints()).containsExactly(100, 100, 100);
        assertThat(Images.grey().of(grey).ints()).containsExactly(100);
    }

    @Test
    void readsSeveralAsRows() {
        ImageOptions small = Images.size(4, 5).grey();

        Tensor rows = small.read(List.of(file("rgb.png"), file("smooth.jpg")));

        assertThat(rows.shape()).isEqualTo(Shape.of(2, 1, 4, 5));
        assertThat(rows.row(1)).isEqualTo(small.read(file("smooth.jpg")));
    }

    @Test
    void wantsASizeWhereImagesDiffer() {
        assertThatThrownBy(() -> ImageOptions.RGB.read(List.of(file("rgb.png"), file("smooth.jpg"))))
                .isInstanceOf(NnException.class)
                .hasMessage(file("smooth.jpg")
                        + ": all images must be of one size, [3, 7, 9], but this one is [3, 12, 17].\n"
                        + "Maybe add size(64, 64).");
        assertThatThrownBy(() -> Images.grey().letterbox().read(file("rgb.png")))
                .isInstanceOf(NnException.class)
                .hasMessage(file("rgb.png")
                        + ": images: proportions can be kept only where a size is chosen, but there is none.\n"
                        + "Maybe add size(64, 64).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none.png | there is no such file.
            ../resized.txt | the file must be a PNG, JPEG, BMP or GIF image, but begins with the bytes 73 74 72 65 74 63 68 2d.
            """)
    void refusesWhatIsNoImage(String name, String message) {
        Path file = file("rgb.png").resolveSibling(name);

        assertThatThrownBy(() -> Images.read(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rgb.png", "palette.png", "smooth.jpg", "progressive.jpg", "grey.jpg", "rgb.gif", "rgb.bmp"})
    void refusesWhatIsCutOff(String name) throws IOException {
        byte[] whole = Files.readAllBytes(file(name));
        Path cut = folder.resolve(name);
        Files.write(cut, Arrays.copyOf(whole, whole.length * 7 / 8));

        assertThatThrownBy(() -> Images.read(cut))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(cut + ": the image is ");
    }

    @Test
    void refusesSizesThatTheFileCannotHold() throws IOException {
        byte[] bytes = Files.readAllBytes(file("rgb.png"));
        Path file = folder.resolve("wide.png");
        ByteBuffer.wrap(bytes).putInt(16, 0x400000); // where a PNG file has its width
        Files.write(file, bytes);

        assertThatThrownBy(() -> Images.read(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": the image says it has 7 × 4194304 pixels, but the file has only 181 bytes.");
        ByteBuffer.wrap(bytes).putInt(16, 0x40000000);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Images.read(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file
                        + ": an image must have at most 178956970 pixels, but this one says it has 7 × 1073741824.");
    }

    @Test
    void refusesWrongNumbers() {
        assertThatThrownBy(() -> Images.size(0, 5)).hasMessage("size: the height must be at least 1, but was 0.");
        assertThatThrownBy(() -> Images.size(5, -1)).hasMessage("size: the width must be at least 1, but was -1.");
        assertThatThrownBy(() -> new ImageOptions(0, 5, 3, ImageOptions.Fitting.CROP, true))
                .hasMessage("images: height and width must be at least 1, but were 0 and 5.");
        assertThatThrownBy(() -> new ImageOptions(5, 5, 2, ImageOptions.Fitting.CROP, true))
                .hasMessage("images: there must be 1 or 3 channels, but were 2.");
        assertThatThrownBy(() -> Images.size(50_000, 50_000))
                .hasMessage("images: 50000 × 50000 pixels of 3 channels are more than 2^31 - 1 numbers.");
        assertThatThrownBy(() -> Images.grey().read(List.of()))
                .hasMessage("images: there must be at least one file, but was none.");
    }

    @Test
    void writesTheWordsThatMakeIt() {
        assertThat(Images.size(64, 48).grey().letterbox().antialias(false))
                .hasToString("Images.size(64, 48).grey().letterbox().antialias(false)");
        assertThat(Images.grey().rgb().size(8, 8).keepingProportions())
                .hasToString("Images.size(8, 8).keepingProportions()");
    }
}
