package nn.testkit;

import java.util.Map;
import java.util.TreeMap;
import nn.data.Randoms;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/** Draws numbers for the inputs of a graph. */
final class Drawn {
    private Drawn() {}

    /** Draws all inputs of a graph, of a batch of some rows. */
    static Map<String, Array> of(Graph graph, int rows, long seed) {
        Map<String, Array> drawn = new TreeMap<>();
        for (Value input : graph.inputs()) {
            Dims dims = input.dims();
            Dims sizes = dims.rank() > 0 && dims.size(0) == Dims.BATCH ? dims.with(0, rows) : dims;
            Randoms randoms = Randoms.of(seed, input.name(), rows);
            drawn.put(input.name(), new Array(input.type(), sizes, numbers(input, sizes, randoms)));
        }
        return drawn;
    }

    private static double[] numbers(Value input, Dims sizes, Randoms randoms) {
        double[] numbers = new double[(int) sizes.count(0)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    input.type() == ElementType.UINT32 ? randoms.nextInt(Integer.MAX_VALUE) : randoms.nextGaussian();
        }
        return numbers;
    }
}
