package nn.onnx.file;

import static nn.op.Ops.argMax;
import static nn.op.Ops.softmax;

import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.loss.Crossentropy;
import nn.loss.Loss;
import nn.metric.Decision;
import nn.op.Graph;
import nn.op.Value;
import nn.spi.Network;

/** Adds label and probability to a graph, so that whoever runs it needs no code of ours. */
final class ClassOutputs {
    static final String LABEL = "label";
    static final String PROBABILITY = "probability";

    private ClassOutputs() {}

    /** Adds them to the graph that predicts; the loss tells whether its output is logits. */
    static void add(Graph graph, Network network, Optional<Loss> loss) {
        if (network.outputs().size() > 1) {
            throw NnException.of(
                            "classOutputs: the network has %d outputs, %s.",
                            network.outputs().size(), network.outputs())
                    .maybe("leave classOutputs() out, and take the greatest of each output.");
        }
        Shape output = network.output();
        if (!output.isFlat() || output.size() < 2) {
            throw NnException.of("classOutputs: the output must have one number a class, but is %s.", output)
                    .maybe("leave classOutputs() out and compare the output with a threshold.");
        }
        Decision.of(network, loss).requireOneClass("classOutputs", "leave classOutputs() out");
        Value found = graph.outputs().values().iterator().next();
        graph.output(LABEL, argMax(found, 1));
        graph.output(PROBABILITY, loss.filter(ClassOutputs::takesLogits).isPresent() ? softmax(found, 1) : found);
    }

    private static boolean takesLogits(Loss loss) {
        return loss instanceof Crossentropy crossentropy && crossentropy.logits();
    }
}
