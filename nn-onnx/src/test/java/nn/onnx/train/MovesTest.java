package nn.onnx.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.Randoms;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final int WIDTH = 3;
    private static final int ROWS = 2000;

    private static FloatBuffer numbers(int count) {
        Randoms randoms = Randoms.of(1, "numbers", count);
        FloatBuffer numbers = FloatBuffer.allocate(count);
        for (int i = 0; i < count; i++) {
            numbers.put(i, (float) randoms.nextGaussian());
        }
        return numbers;
    }

    private static Moves moves() {
        Randoms randoms = Randoms.of(2, "rows", 0);
        FloatBuffer rows = FloatBuffer.allocate(ROWS / 2);
        IntStream.range(0, rows.limit()).forEach(i -> rows.put(i, randoms.nextInt(ROWS)));
        return new Moves(numbers(ROWS * WIDTH), WIDTH, rows, numbers(rows.limit() * WIDTH), 0.1f);
    }

    @Test
    void movesTheSameInPartsOfAnyOrder() {
        Moves expected = moves();
        expected.all();
        Moves moves = moves();
        BitSet seen = new BitSet();
        BitSet repeated = new BitSet();
        for (int place = 0; place < moves.count(); place++) {
            (seen.get(moves.row(place)) ? repeated : seen).set(moves.row(place));
        }
        List<Runnable> parts = moves.allBut(repeated);
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(moves.table()).isNotEqualTo(expected.table());
        Collections.reverse(parts);
        parts.forEach(Runnable::run);
        assertThat(moves.table()).isEqualTo(expected.table());
    }

    @Test
    void leavesNothingWhereAllMoveAtOnce() {
        Moves expected = moves();
        expected.all();
        Moves moves = moves();
        BitSet all = new BitSet();
        all.set(0, ROWS);
        assertThat(moves.allBut(all)).isEmpty();
        assertThat(moves.table()).isEqualTo(expected.table());
    }
}
