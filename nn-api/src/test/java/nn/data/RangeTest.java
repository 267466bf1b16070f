package nn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    private static Range of(float... values) {
        return Range.of(Tensor.of(Shape.of(values.length), values));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 700})
    void findsTheExtremesWhereverTheyStand(int count) {
        for (int at = 0; at < count; at++) {
            float[] values = new float[count];
            Arrays.fill(values, 3);
            values[at] = 2;
            values[count - 1 - at] = 5;
            assertThat(of(values).most()).isEqualTo(5);
            assertThat(of(values).least()).isEqualTo(count == 1 ? 5 : count - 1 - at == at ? 3 : 2);
        }
    }

    @Test
    void isNotFiniteWhereOneNumberIsNot() {
        for (int at = 0; at < 600; at++) {
            float[] values = new float[600];
            values[at] = Float.NaN;
            assertThat(of(values).isFinite()).isFalse();
            values[at] = Float.NEGATIVE_INFINITY;
            assertThat(of(values)).isEqualTo(new Range(Float.NEGATIVE_INFINITY, 0));
        }
    }
}
