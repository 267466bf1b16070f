package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.MaskedBy;
import nn.layer.Weight;
import nn.loss.Loss;
import nn.optimizer.Optimizer;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;

/** Holds a network with a loss; gives plans, weights and rows for it. */
record Sample(String name, Network network, Loss loss) {
    private static final double SPREAD = 0.6;
    private static final int LONGEST = 4;

    /** Keeps nodes from learning. */
    Sample freeze(String... names) {
        List<Node> nodes = network.nodes().stream()
                .map(node -> List.of(names).contains(node.name())
                        ? new Node(
                                node.name(), node.owner(), node.layer(), node.from(), node.outs(), node.weights(), true)
                        : node)
                .toList();
        return new Sample(name + ", frozen", new Network(network.inputs(), nodes, network.outputs()), loss);
    }

    Plan plan(Optimizer optimizer) {
        return new Plan(network, loss, optimizer, 7, false);
    }

    /** Begins with weights drawn around their initializers, so that biases and scales tell themselves apart, too. */
    State start(Optimizer optimizer, long seed) {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        network.weights().forEach(weight -> weights.put(weight.name(), drawn(weight, seed)));
        return plan(optimizer).start(weights);
    }

    /** Draws a weight around its initializer. */
    static Tensor drawn(Weight weight, long seed) {
        Randoms randoms = Randoms.of(seed, weight.name(), 0);
        float[] values = weight.initializer().draw(weight.shape(), randoms);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (SPREAD * (randoms.nextDouble() - 0.5));
        }
        return Tensor.of(weight.shape(), values);
    }

    Rows rows(long seed, int count) {
        return new Rows(inputs(seed, count), targets(seed, count), Optional.empty());
    }

    private List<Tensor> inputs(long seed, int count) {
        List<Tensor> inputs = new ArrayList<>();
        for (Input input : network.inputs()) {
            Randoms randoms = Randoms.of(seed, inputs.isEmpty() ? "inputs" : input.name(), count);
            Shape shape = input.shape().batch(count);
            inputs.add(
                    isLength(input)
                            ? Tensor.of(shape, lengths(randoms, shape.size()))
                            : Tensor.of(shape, values(randoms, shape.size())));
        }
        return inputs;
    }

    /** Tells whether an input says how many positions count. */
    private boolean isLength(Input input) {
        return input.shape().size() == 1
                && network.nodes().stream()
                        .anyMatch(node -> node.layer() instanceof MaskedBy
                                && node.from().get(1).equals(input.name()));
    }

    private static int[] lengths(Randoms randoms, int count) {
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = 1 + randoms.nextInt(LONGEST);
        }
        return lengths;
    }

    private Tensor targets(long seed, int count) {
        Randoms randoms = Randoms.of(seed, "targets", count);
        Shape shape = network.output().batch(count);
        int width = network.output().size();
        return switch (loss.targets()) {
            case LABELS -> labels(randoms, loss.labelShape(network.output()).batch(count));
            case VALUES -> Tensor.of(shape, values(randoms, shape.size()));
            case SIGNS -> Tensor.of(shape, signs(randoms, shape.size()));
            case PROBABILITIES -> Tensor.of(shape, probabilities(randoms, count, width));
        };
    }

    private Tensor labels(Randoms randoms, Shape shape) {
        int classes = network.output().dim(network.output().featureAxis());
        int[] labels = new int[shape.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = randoms.nextInt(classes);
        }
        return Tensor.of(shape, labels);
    }

    private static float[] values(Randoms randoms, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) randoms.nextGaussian();
        }
        return values;
    }

    private static float[] signs(Randoms randoms, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = randoms.nextInt(2) * 2 - 1;
        }
        return values;
    }

    /** Draws rows that sum to 1, as soft labels do. */
    private static float[] probabilities(Randoms randoms, int count, int width) {
        float[] values = new float[count * width];
        for (int row = 0; row < count; row++) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                values[row * width + i] = (float) (0.1 + randoms.nextDouble());
                sum += values[row * width + i];
            }
            for (int i = 0; i < width; i++) {
                values[row * width + i] /= (float) sum;
            }
        }
        return values;
    }
}
