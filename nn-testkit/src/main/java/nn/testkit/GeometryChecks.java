package nn.testkit;

import static nn.Layers.averagePool2D;
import static nn.Layers.conv2D;
import static nn.Layers.maxPool2D;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Padding;
import nn.layer.Windowed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks windows of every size at every stride over images of every size, against sums written by hand. */
public interface GeometryChecks extends EngineUnderTest {
    /**
     * Checks convolutions and pools with windows of 1 to 4, strides of 1 to 5 and images of 1 to 7 rows and columns, of
     * which a seed draws some; a window that does not fit is refused where the network is built.
     *
     * @return one test a layer and padding
     */
    @TestFactory
    default Stream<DynamicTest> windowsSeeWhatTheyShould() {
        return Stream.of(Padding.values())
                .flatMap(padding -> Stream.of(
                        windows("conv2D, " + padding, padding, (y, x) -> conv2D(2, y, x)),
                        windows("maxPool2D, " + padding, padding, (y, x) -> maxPool2D(y, x)),
                        windows("averagePool2D, " + padding, padding, (y, x) -> averagePool2D(y, x))));
    }

    /** Makes a layer with a window of some rows and columns. */
    @FunctionalInterface
    interface Sliding {
        /**
         * Makes the layer.
         *
         * @param rows the window's rows
         * @param columns the window's columns
         * @return a layer with padding valid
         */
        Windowed<? extends Layer> of(int rows, int columns);
    }

    private DynamicTest windows(String name, Padding padding, Sliding sliding) {
        Dice dice = Dice.of(11, name);
        return DynamicTest.dynamicTest(
                name, () -> IntStream.range(0, 40).forEach(i -> window(drawn(dice, padding, sliding), dice)));
    }

    private static Layer drawn(Dice dice, Padding padding, Sliding sliding) {
        Windowed<? extends Layer> layer = sliding.of(dice.between(1, 4), dice.between(1, 4));
        Windowed<?> moved = (Windowed<?>) layer.strides(dice.between(1, 5), dice.between(1, 5));
        return (Layer) (padding == Padding.SAME ? moved.same() : moved);
    }

    private void window(Layer layer, Dice dice) {
        Shape image = Shape.of(2, dice.between(1, 7), dice.between(1, 7));
        HandSlid hand = new HandSlid(layer, image, dice.between(0, 1000));
        if (hand.fits()) {
            hand.check(this);
        } else {
            assertThatThrownBy(() -> Sequential.of(layer).network(image))
                    .isInstanceOf(NnException.class)
                    .hasMessageContaining("does not fit into the image " + image);
        }
    }
}
