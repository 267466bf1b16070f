package nn.benchmarks;

import nn.data.Shape;
import nn.layer.Conv2D;
import nn.layer.Weight;
import nn.optimizer.Slots;
import nn.spi.Network;
import nn.spi.Node;

/**
 * Counts what an epoch of a task needs at the least.
 *
 * @param operations floating-point operations of the products: forward, the weights' gradients and, after the first
 *     layer, the inputs' gradients
 * @param bytes what must be read and written where nothing stays in a cache: each step's rows, and weights and slots
 *     in and out
 */
record Effort(double operations, double bytes) {
    static Effort of(Task task) {
        Network network = task.network().network(task.input());
        double perRow = 0;
        double weights = 0;
        for (Node node : network.nodes()) {
            double products = products(node);
            perRow += 2 * products * (weights == 0 ? 2 : 3);
            weights += node.weights().stream()
                    .mapToDouble(weight -> weight.shape().size())
                    .sum();
        }
        int rows = task.rows().count();
        double steps = Math.ceil((double) rows / task.batch());
        double kept = weights * Float.BYTES * (1 + Slots.of(task.optimizer()).size());
        return new Effort(
                perRow * rows, steps * 2 * kept + (double) rows * task.input().size());
    }

    /** Counts a row's multiplications by kernels; biases are too few to count. */
    private static double products(Node node) {
        double kernel = node.weights().stream()
                .map(Weight::shape)
                .filter(shape -> shape.rank() > 1)
                .mapToDouble(Shape::size)
                .sum();
        Shape out = node.out();
        return node.layer() instanceof Conv2D ? kernel * out.dim(1) * out.dim(2) : kernel;
    }
}
