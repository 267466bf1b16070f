package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.ActivityRegularization;
import nn.layer.Add;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Weight;
import nn.loss.Crossentropy;
import nn.optimizer.Adam;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;

/** Lists what DL4J cannot compute, in sentences that name it. */
final class Refusals {
    private Refusals() {}

    /** Lists what cannot be trained. */
    static List<String> of(Plan plan) {
        List<String> refusals = new ArrayList<>();
        List<String> outputs = plan.network().outputs();
        if (outputs.size() != 1) {
            refusals.add("the network has the outputs " + outputs + ", but DL4J is given one loss, for one output.");
        }
        refusals.addAll(of(plan.network()));
        LossKinds.KNOWN.refusal(plan.loss()).ifPresent(refusals::add);
        positions(plan).ifPresent(refusals::add);
        if (plan.optimizer() instanceof Adam adam && adam.isAmsgrad()) {
            refusals.add("DL4J is not given the option amsgrad of Adam; the engine onnx is.");
        }
        Rules.KNOWN.refusal(plan.optimizer()).ifPresent(refusals::add);
        if (plan.optimizer().options().gradientAccumulationSteps() > 1) {
            refusals.add("DL4J is not given the option gradientAccumulationSteps of "
                    + plan.optimizer().getClass().getSimpleName() + "; the engine onnx is.");
        }
        if (plan.optimizer().options().useEma()) {
            refusals.add("DL4J is not given the option useEma of "
                    + plan.optimizer().getClass().getSimpleName() + "; the engine onnx is.");
        }
        for (Weight weight : plan.network().trainable()) {
            add(refusals, weight.name(), weight.regularizer().flatMap(Penalty.KNOWN::refusal));
            add(refusals, weight.name(), weight.constraint().flatMap(Bounds.KNOWN::refusal));
        }
        return List.copyOf(refusals);
    }

    /** Refuses classes of positions, which are no row of their own here. */
    private static Optional<String> positions(Plan plan) {
        Shape output = plan.network().output();
        boolean categorical = plan.loss() instanceof Crossentropy each && each.isCategorical();
        return categorical && !output.isFlat()
                ? Optional.of("DL4J is given %s over flat rows alone, but the output is %s."
                        .formatted(plan.loss().getClass().getSimpleName(), output))
                : Optional.empty();
    }

    /** Lists what cannot be predicted. */
    static List<String> of(Network network) {
        List<String> refusals = new ArrayList<>();
        if (network.inputs().size() != 1) {
            refusals.add("the network has the inputs " + network.inputs() + ", but DL4J is given rows for one alone.");
        }
        network.nodes().forEach(node -> add(refusals, node.name(), graph(network, node)));
        network.nodes().forEach(node -> add(refusals, node.name(), Functions.refusal(node.layer())));
        for (Node node : Parts.of(network).nodes()) {
            add(refusals, node.name(), LayerKinds.KNOWN.refusal(node.layer()));
            add(refusals, node.name(), option(node));
            if (node.layer() instanceof ActivityRegularization penalized) {
                add(refusals, node.name(), Penalty.KNOWN.refusal(penalized.regularizer()));
            }
        }
        return List.copyOf(refusals);
    }

    /** Says what a place in a graph of layers is asked for and cannot do. */
    private static Optional<String> graph(Network network, Node node) {
        if (!node.owner().equals(node.name())) {
            return Optional.of("DL4J is not given the weights of %s a second time; the engine onnx shares them."
                    .formatted(node.owner()));
        }
        return node.layer() instanceof Add
                        && !node.from().stream().map(network::shape).allMatch(node.out()::equals)
                ? Optional.of("DL4J adds up inputs of one shape alone.")
                : Optional.empty();
    }

    /** Says what a layer that is known is asked for and cannot do. */
    private static Optional<String> option(Node node) {
        if (node.layer() instanceof Conv2D convolution && convolution.groups() > 1) {
            return Optional.of("DL4J knows no groups of channels; the engine onnx does.");
        }
        return node.layer() instanceof Dense && node.out().rank() > 1
                ? Optional.of("DL4J has no dense layer for sequences.")
                : Optional.empty();
    }

    private static void add(List<String> refusals, String place, Optional<String> reason) {
        reason.ifPresent(each -> refusals.add(place + ": " + each));
    }

    /**
     * Requires that nothing is refused.
     *
     * @param refusals what is
     * @param work what is to be done, such as {@code train}
     * @throws NnException if anything is
     */
    static void require(List<String> refusals, String work) {
        if (!refusals.isEmpty()) {
            throw NnException.of("the engine dl4j cannot %s this network:\n%s", work, String.join("\n", refusals))
                    .maybe("use another engine.");
        }
    }
}
