package nn.onnx.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Knows the ops of a file that end the process where ONNX Runtime should refuse: found by giving each op that ONNX's own
 * tests have tensors without a number, and scalars.
 *
 * @param atNothing an op that does so for a tensor without a number, if there is one
 * @param atScalars an op that does so for a scalar where the file leaves the number of axes open, if there is one
 * @param atDeclaredScalars an op that does so for a scalar where the file says that it is one, too, if there is one
 */
public record Fragile(Optional<String> atNothing, Optional<String> atScalars, Optional<String> atDeclaredScalars) {
    private static final Set<String> NOTHING =
            Set.of("ConvTranspose", "DFT", "GRU", "LSTM", "LpNormalization", "RNN", "STFT", "TopK");
    private static final Set<String> SCALARS = Set.of(
            "AffineGrid",
            "Attention",
            "ConvInteger",
            "DFT",
            "GRU",
            "GatherND",
            "LSTM",
            "Normalizer",
            "QLinearConv",
            "RNN",
            "STFT");
    private static final Set<String> DECLARED_SCALARS = Set.of("Normalizer");
    private static final Set<String> TRIED = Set.of("", "ai.onnx", "ai.onnx.ml");
    private static final int DEEPEST = 16;

    /** Looks through all graphs of a file. */
    public static Fragile of(FilePorts ports) {
        List<Message> nodes = Stream.concat(
                        nodes(ports.graph(), 0),
                        ports.file()
                                .model()
                                .messages(Field.MODEL_FUNCTIONS)
                                .flatMap(function -> function.messages(Field.FUNCTION_NODE)))
                .toList();
        return new Fragile(first(nodes, NOTHING), first(nodes, SCALARS), first(nodes, DECLARED_SCALARS));
    }

    private static Stream<Message> nodes(Message graph, int depth) {
        return graph.messages(Field.GRAPH_NODE)
                .flatMap(node -> Stream.concat(
                        Stream.of(node),
                        depth == DEEPEST
                                ? Stream.of()
                                : Needed.within(node).flatMap(inner -> nodes(inner, depth + 1))));
    }

    /** Ops of other domains were not tried, so that none is trusted. */
    private static Optional<String> first(List<Message> nodes, Set<String> ops) {
        return nodes.stream()
                .filter(node ->
                        ops.contains(node.text(Field.NODE_OP_TYPE)) || !TRIED.contains(node.text(Field.NODE_DOMAIN)))
                .map(node -> node.text(Field.NODE_OP_TYPE))
                .findFirst();
    }

    /** Names the op that would end the process, if a value of this shape may be what does it. */
    public Optional<String> op(Declared port, Shape shape) {
        if (shape.size() == 0) {
            return atNothing;
        }
        if (shape.rank() > 0 || port.form() != Declared.Form.TENSOR) {
            return Optional.empty();
        }
        return port.hasRank() ? atDeclaredScalars : atScalars;
    }
}
