package nn.onnx.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nn.onnx.write.Verbatim;

/**
 * Says which ops of a quantized part stay as the file has them: weights that are dequantized there, and what computes with
 * dequantized numbers. Engines know such parts by their form, and compute them in whole numbers; in another form they would
 * quantize anew, and answer otherwise.
 *
 * @param kept what those ops make
 */
record Quantized(Set<String> kept) {
    static final Quantized NONE = new Quantized(Set.of());

    private static final String DEQUANTIZE = "DequantizeLinear";

    /** What has another form among our ops. */
    private static final Set<String> COMPUTING =
            Set.of("MatMul", "Gemm", "Conv", "ConvTranspose", "AveragePool", "GlobalAveragePool", "MaxPool", "Resize");

    /**
     * Looks at what stands before ops that are run as they are: nothing learns there.
     *
     * @param foreign what those ops make
     */
    static Quantized before(Set<String> foreign, FileGraph graph) {
        Set<String> needed = needed(foreign, graph);
        Set<String> floats = new HashSet<>();
        Set<String> kept = new HashSet<>();
        for (FileNode node : graph.nodes()) {
            boolean isDequantizing = node.op().equals(DEQUANTIZE);
            boolean isWithin = isDequantizing
                    || COMPUTING.contains(node.op()) && node.inputs().stream().anyMatch(floats::contains);
            if (isDequantizing) {
                floats.add(node.made());
            }
            if (isWithin && needed.contains(node.made()) && Opsets.isSame(node)) {
                kept.add(node.made());
            }
        }
        return new Quantized(kept);
    }

    private static Set<String> needed(Set<String> foreign, FileGraph graph) {
        Set<String> needed = new HashSet<>();
        List<FileNode> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            FileNode node = nodes.get(i);
            if (foreign.contains(node.made()) || node.outputs().stream().anyMatch(needed::contains)) {
                needed.addAll(Verbatim.taken(node.message()));
            }
        }
        return needed;
    }

    boolean keeps(FileNode node) {
        return kept.contains(node.made());
    }
}
