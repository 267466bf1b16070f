package nn.layer;

import static nn.Layers.averagePool2D;
import static nn.Layers.conv2D;
import static nn.Layers.maxPool2D;
import static nn.Layers.zeroPadding2D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nn.Golden;
import nn.data.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WindowTest {
    static List<String> rows() {
        return Golden.lines("windows.txt");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsLongAsInKeras(String row) {
        String[] cells = row.split(" ", -1);
        Window window = window(cells);
        Shape image = Shape.of(1, Integer.parseInt(cells[0]), Integer.parseInt(cells[1]));
        assertThat(window.over(image, 4))
                .isEqualTo(Shape.of(4, Integer.parseInt(cells[6]), Integer.parseInt(cells[7])));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fitsBetweenItsPads(String row) {
        String[] cells = row.split(" ", -1);
        Window window = window(cells);
        Shape image = Shape.of(1, Integer.parseInt(cells[0]), Integer.parseInt(cells[1]));
        int[] pads = window.pads(image);
        int reach = (window.height() - 1) * window.dilationY() + 1;
        int padded = image.dim(1) + pads[0] + pads[2];
        assertThat((padded - reach) / window.strideY() + 1).isEqualTo(Integer.parseInt(cells[6]));
        assertThat(pads[2] - pads[0]).as("the odd zero comes last").isBetween(0, 1);
        assertThat(pads[3] - pads[1]).isBetween(0, 1);
    }

    private static Window window(String[] cells) {
        int kernel = Integer.parseInt(cells[2]);
        int stride = Integer.parseInt(cells[3]);
        int dilation = Integer.parseInt(cells[4]);
        return Window.kernel(kernel, kernel)
                .strides(stride, stride)
                .dilation(dilation, dilation)
                .padding(cells[5].equals("same") ? Padding.SAME : Padding.VALID);
    }

    @Test
    void refusesKernelsLargerThanTheImage() {
        assertThatThrownBy(() -> conv2D(4, 5).outputShape(Shape.of(1, 4, 9)))
                .hasMessage("a window of 5 × 5 does not fit into the image [1, 4, 9].\n"
                        + "Maybe use a smaller window, padding same, or fewer poolings before it.");
        assertThatThrownBy(() -> conv2D(4, 3).dilation(2).outputShape(Shape.of(1, 4, 4)))
                .hasMessageStartingWith("a window of 5 × 5 does not fit into the image [1, 4, 4].");
    }

    @Test
    void countsBeyondIntegersAndRefusesInWords() {
        Shape image = Shape.of(1, 4, 4);
        assertThatThrownBy(() -> conv2D(1, 3).dilation(Integer.MAX_VALUE).outputShape(image))
                .hasMessageStartingWith("a window of 4294967295 × 4294967295 does not fit into the image [1, 4, 4].");
        assertThatThrownBy(() -> conv2D(1, 5).dilation(1 << 30).outputShape(image))
                .hasMessageStartingWith("a window of 4294967297 × 4294967297 does not fit into the image [1, 4, 4].");
        assertThatThrownBy(() -> maxPool2D(Integer.MAX_VALUE).strides(1).same().outputShape(image))
                .hasMessage(
                        "the image [1, 4, 4] would be padded to 2147483650 × 2147483650, but can hold at most 2^31 - 1"
                                + " numbers.\nMaybe use a smaller window, or pad less.");
        assertThatThrownBy(() -> zeroPadding2D(Integer.MAX_VALUE).outputShape(Shape.of(1, 2, 2)))
                .hasMessageStartingWith("the image [1, 2, 2] would be padded to 4294967296 × 4294967296, but can hold");
        assertThatThrownBy(() -> zeroPadding2D(1 << 15).outputShape(image))
                .hasMessageStartingWith("the image [1, 4, 4] would be padded to 65540 × 65540, but can hold");
        assertThat(conv2D(1, 1).dilation(Integer.MAX_VALUE).outputShape(image)).isEqualTo(image);
        assertThat(maxPool2D(2).strides(Integer.MAX_VALUE).same().outputShape(image))
                .isEqualTo(Shape.of(1, 1, 1));
        assertThat(maxPool2D(2).strides(Integer.MAX_VALUE).outputShape(image)).isEqualTo(Shape.of(1, 1, 1));
    }

    @Test
    void refusesWhatIsNoImage() {
        assertThatThrownBy(() -> maxPool2D().outputShape(Shape.of(784)))
                .hasMessage("the input must be an image [channels, height, width], but was [784].\n"
                        + "Maybe use images, such as digits.images(), or add reshape(1, 28, 28) before it.");
        assertThatThrownBy(() -> averagePool2D().outputShape(Shape.of(7, 7)))
                .hasMessage("the input must be an image [channels, height, width], but was [7, 7].\n"
                        + "Maybe add reshape(channels, height, width) before it.");
    }

    @Test
    void refusesWindowsThatCannotBe() {
        assertThatThrownBy(() -> conv2D(4, 0)).hasMessage("the window's height must be at least 1, but was 0.");
        assertThatThrownBy(() -> conv2D(4, 3).strides(0)).hasMessage("the stride must be at least 1, but was 0.");
        assertThatThrownBy(() -> conv2D(4, 3).strides(2).dilation(2))
                .hasMessage("strides and dilation cannot both be above 1.");
    }
}
