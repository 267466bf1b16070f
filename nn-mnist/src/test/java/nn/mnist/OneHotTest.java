package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class OneHotTest {
    @Test
    void encodesEachLabelAsARow() {
        Tensor rows = OneHot.encode(Tensor.of(Shape.of(3), 2, 0, 1), 3);

        assertThat(rows.type()).isEqualTo(DType.UINT8);
        assertThat(rows.shape()).isEqualTo(Shape.of(3, 3));
        assertThat(rows.ints()).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
    }

    @Test
    void encodesLabelsThatAreBytes() {
        assertThat(OneHot.encode(Tensor.of(Shape.of(1), (byte) 200), 201).ints()[200])
                .isEqualTo(1);
    }

    @Test
    void decodesWhatItEncoded() {
        Tensor labels = Tensor.of(Shape.of(4), 9, 0, 3, 3);

        assertThat(OneHot.decode(OneHot.encode(labels, 10))).isEqualTo(labels);
    }

    @Test
    void decodesScoresToTheFirstOfTheLargest() {
        Tensor scores = Tensor.of(new float[] {-3, -1, -2}, new float[] {0.1f, 0.7f, 0.7f});

        assertThat(OneHot.decode(scores)).isEqualTo(Tensor.of(Shape.of(2), 1, 1));
    }

    @Test
    void refusesALabelAboveTheClasses() {
        assertThatThrownBy(() -> OneHot.encode(Tensor.of(Shape.of(2), 0, 10), 10))
                .isInstanceOf(NnException.class)
                .hasMessage("row 1: the label must be at least 0 and below 10, but was 10.\n"
                        + "Maybe there are more classes.");
    }

    @Test
    void refusesANegativeLabel() {
        assertThatThrownBy(() -> OneHot.encode(Tensor.of(Shape.of(1), -1), 10))
                .isInstanceOf(NnException.class)
                .hasMessage("row 0: the label must be at least 0 and below 10, but was -1.\n"
                        + "Maybe it stands for a missing one: leave the row out.");
    }

    @Test
    void refusesLabelsThatAreFractions() {
        assertThatThrownBy(() -> OneHot.encode(Tensor.of(Shape.of(1), 1.5f), 10))
                .isInstanceOf(NnException.class)
                .hasMessage("labels must be int32 or uint8 [n], but were float32 [1].");
    }

    @Test
    void refusesNoClasses() {
        assertThatThrownBy(() -> OneHot.encode(Tensor.of(Shape.of(1), 0), 0))
                .isInstanceOf(NnException.class)
                .hasMessage("classes must be at least 1, but was 0.");
    }

    @Test
    void refusesToDecodeWhatIsNoTable() {
        assertThatThrownBy(() -> OneHot.decode(Tensor.of(Shape.of(2), 0, 1)))
                .isInstanceOf(NnException.class)
                .hasMessage("one-hot rows must be [n, classes], but were [2].");
    }

    @Test
    void refusesToDecodeNaN() {
        assertThatThrownBy(() -> OneHot.decode(Tensor.of(new float[] {0, 1}, new float[] {1, Float.NaN})))
                .isInstanceOf(NnException.class)
                .hasMessage("row 1: a row to decode must hold numbers, but place 1 is NaN.");
    }

    @Test
    void theDoorsOfTheModuleRefuseNull() {
        assertThatThrownBy(() -> OneHot.encode(null, 2))
                .isInstanceOf(NnException.class)
                .hasMessage("encode: the labels must not be null.");
        assertThatThrownBy(() -> OneHot.decode(null))
                .isInstanceOf(NnException.class)
                .hasMessage("decode: the rows must not be null.");
        assertThatThrownBy(() -> Idx.read(null))
                .isInstanceOf(NnException.class)
                .hasMessage("Idx.read: the file must not be null.");
        assertThatThrownBy(() -> Mnist.load((Path) null))
                .isInstanceOf(NnException.class)
                .hasMessage("Mnist.load: the directory must not be null.");
    }
}
