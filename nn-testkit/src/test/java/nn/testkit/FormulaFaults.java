package nn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Activated;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.AveragePool2D;
import nn.layer.Constraint;
import nn.layer.Constraint.MaxNorm;
import nn.layer.Conv2D;
import nn.layer.Layer;
import nn.layer.MaxPool2D;
import nn.layer.Normalization;
import nn.layer.Rescaling;
import nn.layer.Weight;
import nn.layer.Windowed;
import nn.layer.ZeroPadding2D;
import nn.loss.HalfSquaredError;
import nn.loss.Huber;
import nn.loss.MeanSquaredError;
import nn.optimizer.Sgd;
import nn.optimizer.UpdateOptions;
import nn.spi.Chunk;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;

/** Other formulas than asked for, each consistent with its own gradient. */
final class FormulaFaults {
    private FormulaFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "mean squared error is half the sum",
                        Faulty.plans(FormulaFaults::halved),
                        "aTinyNetworkTakesTheStepWorkedOutByHand"),
                Fault.of("delta is always 1", Faulty.plans(FormulaFaults::wide), "lossesGiveTheValuesOfTheirFormulas"),
                Fault.of(
                        "outputs come unasked",
                        Faulty.plans(FormulaFaults::talkative),
                        "eachStepGivesALossAndAPenalty"),
                Fault.of(
                        "a convolution flips its kernel",
                        new Flipped(),
                        "aConvolutionPadsMoreAtTheEnd",
                        "aConvolutionSumsProductsAsWritten",
                        "windowsSeeWhatTheyShould"),
                Fault.of(
                        "hard sigmoid is the soft one",
                        Faulty.networks(network -> Faulty.nodes(network, FormulaFaults::soft)),
                        "activationsFollowOneAnother",
                        "activationsGiveTheValuesOfTheirFormulas",
                        "activationsHoldAtExtremes"),
                Fault.of(
                        "a second activation replaces the first",
                        Faulty.networks(FormulaFaults::replaced),
                        "activationsFollowOneAnother"),
                Fault.of(
                        "what is beyond 85 counts as 85",
                        Faulty.chunks(FormulaFaults::clipped),
                        "activationsHoldAtExtremes"),
                Fault.of(
                        "the mean is taken off after the division",
                        Faulty.networks(network -> Faulty.nodes(network, FormulaFaults::divided)),
                        "normalizationIsExactFarFromZero"),
                Fault.of(
                        "features are counted from the last",
                        Faulty.networks(network -> Faulty.nodes(network, FormulaFaults::reversed)),
                        "imagesHaveTheirFeaturesAlongTheChannels",
                        "normalizationIsExactFarFromZero",
                        "twoAxesHaveTheirFeaturesAlongTheLast"),
                Fault.of(
                        "clipping is ignored",
                        Faulty.plans(FormulaFaults::unclipped),
                        "everyOptionHasAnEffect",
                        "optimizersFollowTheirFormulas"),
                Fault.of(
                        "constraints are ignored",
                        Faulty.networks(network -> weights(network, constraint -> Optional.empty())),
                        "aConvolutionsKernelKeepsItsGreatestLength",
                        "aDenseKernelKeepsItsGreatestLength",
                        "nothingNegativeStays"),
                Fault.of(
                        "a greatest length above 0.5 counts as 0.5",
                        Faulty.networks(network -> weights(network, FormulaFaults::shorter)),
                        "aGreatestLengthLeavesShortUnitsAlone"),
                Fault.of(
                        "a maximum counts its padding",
                        Faulty.networks(network -> padded(network, MaxPool2D.class, false)),
                        "aMaximumIgnoresPadding",
                        "windowsSeeWhatTheyShould"),
                Fault.of(
                        "a mean counts its padding",
                        Faulty.networks(network -> padded(network, AveragePool2D.class, false)),
                        "aMeanIgnoresPadding",
                        "windowsSeeWhatTheyShould"),
                Fault.of(
                        "a convolution pads more at the start",
                        Faulty.networks(network -> padded(network, Conv2D.class, true)),
                        "aConvolutionPadsMoreAtTheEnd",
                        "windowsSeeWhatTheyShould"));
    }

    private static Plan halved(Plan plan) {
        return plan.loss() instanceof MeanSquaredError
                ? new Plan(plan.network(), new HalfSquaredError(), plan.optimizer(), plan.seed(), plan.outputs())
                : plan;
    }

    private static Plan wide(Plan plan) {
        return plan.loss() instanceof Huber
                ? new Plan(plan.network(), new Huber(1), plan.optimizer(), plan.seed(), plan.outputs())
                : plan;
    }

    private static Plan talkative(Plan plan) {
        return new Plan(plan.network(), plan.loss(), plan.optimizer(), plan.seed(), true);
    }

    private static Plan unclipped(Plan plan) {
        if (!(plan.optimizer() instanceof Sgd sgd)) {
            return plan;
        }
        Sgd free = sgd.options(new UpdateOptions(sgd.options().weightDecay(), 0, 0, 0));
        return new Plan(plan.network(), plan.loss(), free, plan.seed(), plan.outputs());
    }

    private static Node soft(Node node) {
        Activation soft = new Activation(Function.SIGMOID, 0);
        return activated(node, activation -> activation.function() == Function.HARD_SIGMOID ? soft : activation);
    }

    /** Places another activation where there is one. */
    private static Node activated(Node node, UnaryOperator<Activation> bend) {
        if (node.layer() instanceof ActivationLayer layer) {
            return Faulty.with(node, new ActivationLayer(bend.apply(layer.activation()), ""));
        }
        return node.layer() instanceof Activated<?> layer
                ? Faulty.with(node, (Layer) layer.activation(bend.apply(layer.activation())))
                : node;
    }

    private static Node divided(Node node) {
        return node.layer() instanceof Normalization layer
                ? Faulty.with(
                        node,
                        new Rescaling(
                                each(layer, k -> 1.0 / layer.deviation().get(k)),
                                each(
                                        layer,
                                        k -> (double) -layer.mean().get(k)
                                                / layer.deviation().get(k)),
                                ""))
                : node;
    }

    private static Node reversed(Node node) {
        if (!(node.layer() instanceof Normalization layer)) {
            return node;
        }
        int last = layer.mean().size() - 1;
        return Faulty.with(
                node,
                new Normalization(
                        each(layer, k -> layer.mean().get(last - k)),
                        each(layer, k -> layer.variance().get(last - k)),
                        ""));
    }

    private static List<Float> each(Normalization layer, IntToDoubleFunction number) {
        return IntStream.range(0, layer.mean().size())
                .mapToObj(k -> (float) number.applyAsDouble(k))
                .toList();
    }

    /** Leaves out the activation of a node that an activation follows. */
    private static Network replaced(Network network) {
        Set<String> followed = network.nodes().stream()
                .filter(node -> node.layer() instanceof ActivationLayer)
                .flatMap(node -> node.from().stream())
                .collect(Collectors.toSet());
        return Faulty.nodes(
                network,
                node -> followed.contains(node.name()) ? activated(node, activation -> Activation.LINEAR) : node);
    }

    private static Chunk clipped(Chunk chunk) {
        return new Chunk(
                chunk.inputs().stream().map(FormulaFaults::clipped).toList(),
                chunk.outputs(),
                chunk.batch(),
                chunk.firstStep(),
                chunk.rates());
    }

    private static Tensor clipped(Tensor tensor) {
        double[] values = Floats.doubles(tensor);
        return Floats.tensor(
                tensor.shape(),
                Arrays.stream(values).map(x -> Math.max(-85, Math.min(85, x))).toArray());
    }

    private interface Bound {
        Optional<Constraint> bend(Optional<Constraint> constraint);
    }

    private static Optional<Constraint> shorter(Optional<Constraint> constraint) {
        return constraint.map(each -> each instanceof MaxNorm norm ? new MaxNorm(Math.min(0.5, norm.max())) : each);
    }

    private static Network weights(Network network, Bound bound) {
        return Faulty.nodes(
                network,
                node -> Faulty.with(
                        node,
                        node.weights().stream()
                                .map(weight -> bounded(weight, bound))
                                .toList()));
    }

    private static Weight bounded(Weight weight, Bound bound) {
        return new Weight(
                weight.name(),
                weight.shape(),
                weight.initializer(),
                weight.regularizer(),
                bound.bend(weight.constraint()),
                weight.learned(),
                weight.held());
    }

    /** Puts zeros around the image first, and then a window that stays inside. */
    private static Network padded(Network network, Class<? extends Windowed<?>> kind, boolean swapped) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : network.nodes()) {
            if (kind.isInstance(node.layer())) {
                Windowed<?> windowed = kind.cast(node.layer());
                Shape in = network.shape(node.from().get(0));
                int[] pads = windowed.window().pads(in);
                int before = swapped ? 2 : 0;
                ZeroPadding2D padding =
                        new ZeroPadding2D(pads[before], pads[2 - before], pads[1 + before], pads[3 - before], "");
                String name = node.name() + "/padding";
                nodes.add(new Node(name, padding, node.from(), padding.outputShape(in), List.of(), false));
                Layer valid = (Layer) windowed.valid();
                nodes.add(new Node(node.name(), valid, List.of(name), node.out(), node.weights(), node.frozen()));
            } else {
                nodes.add(node);
            }
        }
        return new Network(network.inputs(), nodes, network.outputs());
    }
}
