package nn.onnx.run;

import java.util.stream.IntStream;
import nn.data.Shape;
import nn.layer.Bidirectional;
import nn.layer.Embedding;
import nn.layer.Layer;
import nn.layer.Lora;
import nn.layer.Recurrent;
import nn.spi.Network;
import nn.spi.Node;

/** Estimates how much there is to compute. */
public final class Work {
    private Work() {}

    /**
     * Counts the multiplications by weights that one row needs, at all of its positions. Of recurrent layers it counts those
     * of one step of a sequence, for threads can share no more at once: 64 units, 50 steps and 32 rows take 1.5 times as long
     * with two threads as with one. Vectors that are looked up are not multiplied.
     */
    public static long perRow(Network network) {
        return network.nodes().stream()
                .mapToLong(node -> perRow(node, network.shape(node.from().get(0))))
                .sum();
    }

    private static long perRow(Node node, Shape in) {
        Layer layer = Lora.bare(node.layer());
        if (layer instanceof Embedding) {
            return 0;
        }
        boolean isSerial = layer instanceof Recurrent || layer instanceof Bidirectional;
        long positions = isSerial ? 1 : Math.min(positions(in), positions(node.out()));
        return node.weights().stream()
                .map(weight -> weight.shape())
                .mapToLong(weight -> weight.equals(node.out()) ? weight.size() : weight.size() * positions)
                .sum();
    }

    /** Counts the positions that share weights; lengths that are not known count once. */
    private static long positions(Shape row) {
        return row.rank() < 2
                ? 1
                : IntStream.of(row.positions().dims())
                        .mapToLong(size -> Math.max(1, size))
                        .reduce(1, (all, size) -> all * size);
    }
}
