package nn.onnx.read;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;
import nn.onnx.write.Protos;

/** Knows which ops mean something else in the opset that is written than in another, and are not converted. */
final class Opsets {
    /** In which opset up to the written one an op got the form that it has there; before, it was written otherwise. */
    private static final Map<String, Integer> CHANGED = Map.ofEntries(
            Map.entry("Squeeze", 13),
            Map.entry("Unsqueeze", 13),
            Map.entry("Split", 18),
            Map.entry("Softmax", 13),
            Map.entry("LogSoftmax", 13),
            Map.entry("Hardmax", 13),
            Map.entry("ReduceSum", 13),
            Map.entry("ReduceMean", 18),
            Map.entry("ReduceMax", 18),
            Map.entry("ReduceMin", 18),
            Map.entry("ReduceProd", 18),
            Map.entry("ReduceL1", 18),
            Map.entry("ReduceL2", 18),
            Map.entry("ReduceLogSum", 18),
            Map.entry("ReduceLogSumExp", 18),
            Map.entry("ReduceSumSquare", 18),
            Map.entry("Dropout", 12),
            Map.entry("Clip", 11),
            Map.entry("Pad", 11),
            Map.entry("Slice", 10),
            Map.entry("TopK", 11),
            Map.entry("Resize", 18),
            Map.entry("Upsample", 99),
            Map.entry("BatchNormalization", 15),
            Map.entry("RoiAlign", 16),
            Map.entry("Scatter", 99),
            Map.entry("OneHot", 11));

    /** What is new or means something else after the written opset. */
    private static final Map<String, Integer> LATER = Map.ofEntries(
            Map.entry("GroupNormalization", 21),
            Map.entry("GridSample", 20),
            Map.entry("AveragePool", 19),
            Map.entry("Resize", 19),
            Map.entry("Pad", 19),
            Map.entry("QuantizeLinear", 21),
            Map.entry("DequantizeLinear", 21),
            Map.entry("Cast", 24),
            Map.entry("DFT", 20),
            Map.entry("Gelu", 20),
            Map.entry("AffineGrid", 20),
            Map.entry("StringConcat", 20),
            Map.entry("StringSplit", 20),
            Map.entry("RegexFullMatch", 20),
            Map.entry("ImageDecoder", 20),
            Map.entry("DeformConv", 19),
            Map.entry("Attention", 23),
            Map.entry("RMSNormalization", 23),
            Map.entry("RotaryEmbedding", 23),
            Map.entry("Swish", 24),
            Map.entry("TensorScatter", 24));

    /** Newer forms of these add what may be left out, so that most of their uses are the older form. */
    private static final Set<String> COMPATIBLE =
            Set.of("QuantizeLinear", "DequantizeLinear", "Pad", "Resize", "AveragePool", "DeformConv", "Cast");

    private Opsets() {}

    /** Tells whether an op means the same where it is written. */
    static boolean isSame(FileNode node) {
        return changes(node).isEmpty();
    }

    /** Refuses an op that would mean something else where it is written. */
    static void require(FileNode node) {
        changes(node).ifPresent(why -> {
            throw refused(node, why);
        });
    }

    private static Optional<String> changes(FileNode node) {
        if (!node.domain().isEmpty()) {
            return Optional.empty();
        }
        int since = CHANGED.getOrDefault(node.op(), 0);
        if (node.opset() < since) {
            return Optional.of("was written otherwise before opset " + (since > 90 ? "10" : Integer.toString(since)));
        }
        int from = LATER.getOrDefault(node.op(), Integer.MAX_VALUE);
        boolean isOfBefore = COMPATIBLE.contains(node.op()) && !node.has("block_size") && !node.has("output_dtype");
        boolean isOther = node.opset() >= from && !isOfBefore;
        return isOther ? Optional.of("is another one, or new, from opset " + from + " on") : Optional.empty();
    }

    private static NnException refused(FileNode node, String why) {
        return NnException.of(
                        "the op %s of opset %d, which makes \"%s\", %s, but files are written in opset %d.",
                        node, node.opset(), node.made(), why, Protos.OPSET)
                .maybe("convert the file: onnx.version_converter.convert_version(model, %d) in Python.", Protos.OPSET);
    }
}
