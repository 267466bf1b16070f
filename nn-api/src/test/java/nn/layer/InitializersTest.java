package nn.layer;

import static nn.Initializers.constant;
import static nn.Initializers.glorotNormal;
import static nn.Initializers.glorotUniform;
import static nn.Initializers.heNormal;
import static nn.Initializers.heUniform;
import static nn.Initializers.lecunNormal;
import static nn.Initializers.lecunUniform;
import static nn.Initializers.ones;
import static nn.Initializers.orthogonal;
import static nn.Initializers.randomNormal;
import static nn.Initializers.randomUniform;
import static nn.Initializers.truncatedNormal;
import static nn.Initializers.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import nn.data.Randoms;
import nn.data.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializersTest {
    private static final Shape DENSE = Shape.of(200, 100);
    private static final Shape CONV = Shape.of(64, 32, 3, 3);

    static Stream<Arguments> variances() {
        return Stream.of(
                Arguments.of(randomNormal(), DENSE, 0.05 * 0.05, Double.MAX_VALUE),
                Arguments.of(truncatedNormal(), DENSE, 0.05 * 0.05 * 0.77374, 0.1),
                Arguments.of(randomUniform(), DENSE, 0.1 * 0.1 / 12, 0.05),
                Arguments.of(glorotUniform(), DENSE, 2.0 / 300, Math.sqrt(6.0 / 300)),
                Arguments.of(glorotNormal(), DENSE, 2.0 / 300, 2 * Math.sqrt(2.0 / 300) / 0.8796),
                Arguments.of(heUniform(), DENSE, 2.0 / 200, Math.sqrt(6.0 / 200)),
                Arguments.of(heNormal(), DENSE, 2.0 / 200, 2 * Math.sqrt(2.0 / 200) / 0.8796),
                Arguments.of(lecunUniform(), DENSE, 1.0 / 200, Math.sqrt(3.0 / 200)),
                Arguments.of(lecunNormal(), DENSE, 1.0 / 200, 2 * Math.sqrt(1.0 / 200) / 0.8796),
                Arguments.of(glorotUniform(), CONV, 2.0 / (9 * 96), Math.sqrt(6.0 / (9 * 96))),
                Arguments.of(heNormal(), CONV, 2.0 / (9 * 32), 2 * Math.sqrt(2.0 / (9 * 32)) / 0.8796));
    }

    /** With n draws, the mean's deviation is √(v/n), the variance's below v·√(2/n): five of each are allowed. */
    @ParameterizedTest
    @MethodSource("variances")
    void hasItsVarianceAndLimit(Initializer initializer, Shape shape, double variance, double limit) {
        float[] values = initializer.draw(shape, Randoms.of(3, "kernel", 0));
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
            assertThat((double) Math.abs(value)).isLessThanOrEqualTo(limit * (1 + 1e-6));
        }
        assertThat(sum / values.length).isCloseTo(0, within(5 * Math.sqrt(variance / values.length)));
        assertThat(squares / values.length).isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / values.length)));
    }

    @Test
    void constantsAreTheSameEverywhere() {
        assertThat(zeros().draw(Shape.of(2), Randoms.of(0, "", 0))).containsExactly(0, 0);
        assertThat(ones().draw(Shape.of(2), Randoms.of(0, "", 0))).containsExactly(1, 1);
        assertThat(constant(0.5).draw(Shape.of(2), Randoms.of(0, "", 0))).containsExactly(0.5f, 0.5f);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void orthogonalRowsOrColumnsAreOrthogonal(Shape shape) {
        int rows = shape.dim(0);
        int columns = shape.size() / rows;
        float[] values = orthogonal(2).draw(shape, Randoms.of(3, "kernel", 0));
        int count = Math.min(rows, columns);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double dot = 0;
                for (int k = 0; k < Math.max(rows, columns); k++) {
                    int i = rows <= columns ? a * columns + k : k * columns + a;
                    int j = rows <= columns ? b * columns + k : k * columns + b;
                    dot += (double) values[i] * values[j];
                }
                assertThat(dot).isCloseTo(a == b ? 4 : 0, within(1e-5));
            }
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(Shape.of(5, 5), Shape.of(3, 20), Shape.of(20, 3), Shape.of(4, 2, 3, 3));
    }

    @Test
    void refusesNumbersThatCannotBe() {
        assertThatThrownBy(() -> constant(Double.NaN)).hasMessage("constant: the value must be finite, but was NaN.");
        assertThatThrownBy(() -> randomUniform(1, 1))
                .hasMessage("randomUniform: from must be below to, but were 1.0 and 1.0.");
        assertThatThrownBy(() -> randomNormal(0, -1))
                .hasMessage("randomNormal: the deviation must be a finite number of at least 0, but was -1.0.");
    }

    @Test
    void everyInitializerDrawsNothingForAnEmptyShape() {
        Shape empty = Shape.of(0, 3);
        Stream.of(orthogonal(), orthogonal(2), glorotUniform(), heNormal(), randomNormal(), randomUniform(), zeros())
                .forEach(each -> assertThat(each.draw(empty, Randoms.of(0, "kernel", 0)))
                        .as("%s", each)
                        .isEmpty());
        assertThat(orthogonal().draw(Shape.of(3, 0), Randoms.of(0, "kernel", 0)))
                .isEmpty();
    }
}
