package nn.benchmarks;

import nn.data.Shape;
import nn.layer.Conv2D;
import nn.layer.Recurrent;
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
            perRow += 2 * products(node, network.shape(node.from().get(0)), weights == 0);
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

    /** Counts a row's multiplications by kernels, forward and backward; biases are too few to count. */
    private static double products(Node node, Shape in, boolean isFirst) {
        return node.weights().stream()
                .filter(weight -> weight.shape().rank() > 1)
                .mapToDouble(kernel -> ways(kernel, isFirst)
                        * positions(node, in)
                        * kernel.shape().size())
                .sum();
    }

    /** Counts output, kernel's gradient and input's gradient, which rows need not, but states from step to step do. */
    private static int ways(Weight kernel, boolean isFirst) {
        return isFirst && !kernel.name().endsWith("/recurrent_kernel") ? 2 : 3;
    }

    /** Counts how often a row is multiplied by each number of a kernel. */
    private static double positions(Node node, Shape in) {
        if (node.layer() instanceof Recurrent) {
            return in.dim(0);
        }
        return node.layer() instanceof Conv2D ? node.out().dim(1) * node.out().dim(2) : 1;
    }
}
