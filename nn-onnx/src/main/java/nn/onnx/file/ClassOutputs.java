package nn.onnx.file;

import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.CategoricalCrossentropy;
import nn.layer.Loss;
import nn.layer.SparseCategoricalCrossentropy;
import nn.onnx.proto.AttributeProto;
import nn.onnx.proto.AttributeProto.AttributeType;
import nn.onnx.proto.GraphProto;
import nn.onnx.proto.NodeProto;
import nn.onnx.proto.TensorShapeProto;
import nn.onnx.proto.TensorShapeProto.Dimension;
import nn.onnx.proto.TypeProto;
import nn.onnx.proto.ValueInfoProto;
import nn.spi.Network;
import nn.train.Decision;

/** Adds label and probability to a graph, so that whoever runs it needs no code of ours. */
final class ClassOutputs {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final GraphProto.Builder graph;
    private final Shape output;
    private final Decision decision;
    private final Optional<Loss> loss;

    ClassOutputs(GraphProto.Builder graph, Network network, Optional<Loss> loss) {
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
        graph.addNode(node(activation(), "probability"));
        graph.addNode(node("ArgMax", "label").addAttribute(integer("axis", 1)).addAttribute(integer("keepdims", 0)));
        graph.addOutput(info("label", INT64));
        graph.addOutput(info("probability", FLOAT, output.size()));
    }

    /** Chooses what turns the output into probabilities: nothing, unless the loss took logits. */
    private String activation() {
        boolean softmax = loss.filter(each -> each instanceof CategoricalCrossentropy c && c.logits()
                        || each instanceof SparseCategoricalCrossentropy s && s.logits())
                .isPresent();
        return softmax ? "Softmax" : "Identity";
    }

    private static NodeProto.Builder node(String op, String output) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(op)
                .addInput(ModelGraph.OUTPUT)
                .addOutput(output);
    }

    private static AttributeProto.Builder integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value);
    }

    private static ValueInfoProto info(String name, int type, int... behindBatch) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDim(Dimension.newBuilder().setDimParam("batch"));
        for (int size : behindBatch) {
            shape.addDim(Dimension.newBuilder().setDimValue(size));
        }
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape).build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
