package nn.onnx.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class DescentTest {
    private static FloatBuffer counted(int size) {
        FloatBuffer numbers = FloatBuffer.allocate(size);
        for (int i = 0; i < size; i++) {
            numbers.put(i, i);
        }
        return numbers;
    }

    @Test
    void movesAllNumbersOfAWeight() {
        for (int size : new int[] {1, 1023, 1024, 1025, 2500}) {
            FloatBuffer weight = counted(size);
            Descent.step(weight, counted(size), 0.25f);
            for (int i = 0; i < size; i++) {
                assertThat(weight.get(i)).isEqualTo(0.75f * i);
            }
        }
    }

    @Test
    void movesTheRowsThatWereLookedUpAsOftenAsTheyWere() {
        FloatBuffer table = FloatBuffer.allocate(8);
        FloatBuffer gradient = FloatBuffer.wrap(new float[] {1, 2, 10, 20, 100, 200});
        new Moves(table, 2, FloatBuffer.wrap(new float[] {3, 0, 3}), gradient, 0.5f).all();
        assertThat(table.array()).containsExactly(-5, -10, 0, 0, 0, 0, -50.5f, -101);
    }
}
