package nn.onnx.file;

import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.loss.CategoricalCrossentropy;
import nn.loss.Loss;
import nn.loss.SparseCategoricalCrossentropy;
import nn.metric.Decision;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.write.Protos;
import nn.op.ElementType;
import nn.spi.Network;

/** Adds label and probability to a graph, so that whoever runs it needs no code of ours. */
final class ClassOutputs {
    private static final int INT = 2;

    private final Draft graph;
    private final Shape output;
    private final Decision decision;
    private final Optional<Loss> loss;

    ClassOutputs(Draft graph, Network network, Optional<Loss> loss) {
        this.graph = graph;
        this.output = network.output();
        this.decision = Decision.of(network, loss);
        this.loss = loss;
    }

    void add() {
        if (!output.isFlat() || output.size() < 2) {
            throw NnException.of("classOutputs: the output must have one number a class, but is %s.", output)
                    .maybe("leave classOutputs() out and compare the output with a threshold.");
        }
        decision.requireOneClass("classOutputs", "leave classOutputs() out");
        Draft axis = attribute("axis", 1);
        Draft keep = attribute("keepdims", 0);
        graph.add(Field.GRAPH_NODE, node(activation(), "probability"));
        graph.add(
                Field.GRAPH_NODE,
                node("ArgMax", "label").add(Field.NODE_ATTRIBUTE, axis).add(Field.NODE_ATTRIBUTE, keep));
        graph.add(Field.GRAPH_OUTPUT, Protos.info("label", ElementType.INT64, batch()));
        Draft classes = new Draft().add(Field.DIM_VALUE, output.size());
        graph.add(
                Field.GRAPH_OUTPUT,
                Protos.info("probability", ElementType.FLOAT32, batch().add(Field.SHAPE_DIM, classes)));
    }

    /** Chooses what turns the output into probabilities: nothing, unless the loss took logits. */
    private String activation() {
        boolean softmax = loss.filter(each -> each instanceof CategoricalCrossentropy c && c.logits()
                        || each instanceof SparseCategoricalCrossentropy s && s.logits())
                .isPresent();
        return softmax ? "Softmax" : "Identity";
    }

    private static Draft node(String op, String output) {
        return new Draft()
                .add(Field.NODE_NAME, output)
                .add(Field.NODE_OP_TYPE, op)
                .add(Field.NODE_INPUT, ModelGraph.OUTPUT)
                .add(Field.NODE_OUTPUT, output);
    }

    private static Draft attribute(String name, long value) {
        return new Draft()
                .add(Field.ATTRIBUTE_NAME, name)
                .add(Field.ATTRIBUTE_TYPE, INT)
                .add(Field.ATTRIBUTE_I, value);
    }

    private static Draft batch() {
        return new Draft().add(Field.SHAPE_DIM, new Draft().add(Field.DIM_PARAM, "batch"));
    }
}
