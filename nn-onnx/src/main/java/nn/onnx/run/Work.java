package nn.onnx.run;

import nn.data.Shape;
import nn.layer.Conv2D;
import nn.spi.Network;
import nn.spi.Node;

/** Estimates how much there is to compute. */
public final class Work {
    private Work() {}

    /** Counts the multiplications by weights that one row needs. */
    public static long perRow(Network network) {
        return network.nodes().stream().mapToLong(Work::perRow).sum();
    }

    private static long perRow(Node node) {
        long weights = node.weights().stream()
                .mapToLong(weight -> weight.shape().size())
                .sum();
        Shape out = node.out();
        return node.layer() instanceof Conv2D ? weights * out.dim(1) * out.dim(2) : weights;
    }
}
