package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.Test;

class RandomNumbersTest {
    private static final long KEY = 0xfedcba98L;
    private static final int COUNT = 1 << 16;
    private static final int CELLS = 64;

    private final HandDrawn drawn = new HandDrawn(KEY);

    /** Runs a graph of 5 rows of 4 numbers. */
    private static double[] numbers(boolean isNormal, long... sizes) {
        Graph graph = Graph.named("numbers");
        Value x = graph.input("x", ElementType.FLOAT32, new Dims(Dims.BATCH, 4));
        Value key = graph.input("key", ElementType.UINT32, new Dims());
        Dims dims = new Dims(sizes);
        graph.output("y", isNormal ? Ops.randomNormal(x, dims, key) : Ops.randomUniform(x, dims, key));
        Map<String, Array> given = Map.of(
                "x",
                Array.of(new Dims(5, 4), new double[20]),
                "key",
                new Array(ElementType.UINT32, new Dims(), new double[] {KEY}));
        return Interpreter.of(graph).run(given).get("y").numbers();
    }

    @Test
    void anElementsNumberCountsOnFromRowToRow() {
        double[] elements = numbers(false, Dims.BATCH, 4);
        double[] rows = numbers(false, Dims.BATCH, 1);
        double[] normal = numbers(true, Dims.BATCH, 2);
        for (int i = 0; i < elements.length; i++) {
            assertThat(elements[i]).isEqualTo(drawn.uniform(i));
        }
        assertThat(rows).hasSize(5);
        for (int i = 0; i < rows.length; i++) {
            assertThat(rows[i]).isEqualTo(drawn.uniform(i));
        }
        assertThat(normal).hasSize(10);
        for (int i = 0; i < normal.length; i++) {
            Compare.near("normal " + i, drawn.normal(i), normal[i], 1e-6);
        }
    }

    @Test
    void uniformNumbersFillTheirRangeEvenlyAloneAndInPairs() {
        double[] cells = new double[CELLS];
        double[] pairs = new double[CELLS * CELLS];
        for (int i = 0; i < COUNT; i++) {
            double u = drawn.uniform(i);
            assertThat(u).isGreaterThanOrEqualTo(0).isLessThan(1);
            cells[cell(u)]++;
            pairs[cell(u) * CELLS + cell(drawn.uniform(i + 1))]++;
        }
        even("cells", cells);
        even("pairs", pairs);
    }

    /** The two numbers of a normal one come of one hash: its upper half must not tell the other. */
    @Test
    void radiusAndAngleOfANormalNumberAreIndependent() {
        double cross = 0;
        double squares = 0;
        for (int i = 0; i < COUNT; i++) {
            double radius = -Math.log(drawn.radius(i)) - 1;
            double angle = 2 * Math.PI * drawn.angle(i);
            cross += radius * Math.cos(angle) / COUNT;
            squares += radius * Math.cos(2 * angle) / COUNT;
        }
        Compare.near("radius and cosine", 0, cross, 5 * Math.sqrt(0.5 / COUNT));
        Compare.near("radius and cosine of twice the angle", 0, squares, 5 * Math.sqrt(0.5 / COUNT));
        double[] pairs = new double[CELLS * CELLS];
        for (int i = 0; i < COUNT; i++) {
            pairs[cell(drawn.radius(i) - 0x1.0p-24) * CELLS + cell(drawn.angle(i))]++;
        }
        even("radius and angle", pairs);
    }

    private static int cell(double u) {
        return (int) (u * CELLS);
    }

    /** Holds χ² within five deviations of its mean. */
    private static void even(String what, double... counts) {
        double mean = (double) COUNT / counts.length;
        double sum = 0;
        for (double count : counts) {
            sum += (count - mean) * (count - mean) / mean;
        }
        int freedom = counts.length - 1;
        Compare.near("χ² of " + what, freedom, sum, 5 * Math.sqrt(2.0 * freedom));
    }
}
