package nn.dl4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.ActivityRegularization;
import nn.layer.Concatenate;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.loss.Crossentropy;
import nn.optimizer.Adam;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Objective;
import nn.spi.Plan;

/** Lists what DL4J cannot compute, in sentences that name it. */
final class Refusals {
    private Refusals() {}

    /** Lists what cannot be trained. */
    static List<String> of(Plan plan) {
        List<String> refusals = new ArrayList<>();
        refusals.addAll(of(plan.network()));
        for (Objective objective : plan.objectives()) {
            String place = plan.network().outputs().size() == 1 ? "" : objective.output() + ": ";
            LossKinds.KNOWN
                    .refusal(objective.loss())
                    .or(() -> positions(objective, plan.network()))
                    .ifPresent(reason -> refusals.add(place + reason));
        }
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
    private static Optional<String> positions(Objective objective, Network network) {
        Shape output = network.shape(objective.output());
        boolean categorical = objective.loss() instanceof Crossentropy each && each.isCategorical();
        return categorical && !output.isFlat()
                ? Optional.of("DL4J is given %s over flat rows alone, but the output is %s."
                        .formatted(objective.loss().getClass().getSimpleName(), output))
                : Optional.empty();
    }

    /** Lists what cannot be predicted. */
    static List<String> of(Network network) {
        List<String> refusals = new ArrayList<>();
        if (network.isFree()) {
            refusals.add("DL4J is given rows of one length, but the network takes any " + network.inputs() + ".");
        }
        Set<String> owners = new HashSet<>();
        network.nodes().forEach(node -> add(refusals, node.name(), shared(node, owners)));
        network.nodes().forEach(node -> add(refusals, node.name(), Functions.refusal(node.layer())));
        for (Node node : Parts.of(network).nodes()) {
            add(refusals, node.name(), kind(node.layer()));
            add(refusals, node.name(), option(node));
            if (node.layer() instanceof ActivityRegularization penalized) {
                add(refusals, node.name(), Penalty.KNOWN.refusal(penalized.regularizer()));
            }
        }
        return List.copyOf(refusals);
    }

    /** Refuses to use weights again. */
    private static Optional<String> shared(Node node, Set<String> owners) {
        return node.weights().isEmpty() || owners.add(node.owner())
                ? Optional.empty()
                : Optional.of("DL4J is not given the weights of %s a second time; the engine onnx shares them."
                        .formatted(node.owner()));
    }

    /** Says why a kind of layer is refused. */
    private static Optional<String> kind(Layer layer) {
        return MergeKinds.KNOWN.knows(layer) ? Optional.empty() : LayerKinds.KNOWN.refusal(layer);
    }

    /** Says what a layer that is known is asked for and cannot do. */
    private static Optional<String> option(Node node) {
        if (node.layer() instanceof Conv2D convolution && convolution.groups() > 1) {
            return Optional.of("DL4J knows no groups of channels; the engine onnx does.");
        }
        if (node.layer() instanceof Concatenate && node.out().rank() > 3) {
            return Optional.of("DL4J puts rows of at most three axes together; the engine onnx any.");
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
