package nn.onnx.predict;

import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.ElementType;

/**
 * A graph that predicts, compiled.
 *
 * @param variant what it takes and gives
 * @param session it compiled
 * @param outputs the shape of one row of each output, by its name
 */
record CompiledGraph(Variant variant, OrtSession session, Map<String, Shape> outputs) {
    /**
     * Says which of a network's graphs one is.
     *
     * @param types the type of each input
     * @param nodes those whose values come out
     * @param threads how many compute it
     */
    record Variant(List<ElementType> types, List<String> nodes, int threads) {}

    boolean fits(List<Tensor> inputs, List<String> nodes, int threads) {
        if (variant.threads() != threads || !variant.nodes().equals(nodes)) {
            return false;
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (ElementType.of(inputs.get(i).type()) != variant.types().get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the length of an output is known only when rows come. */
    boolean isFree() {
        return outputs.values().stream().anyMatch(Shape::isFree);
    }

    /** Returns outputs without rows. */
    List<Tensor> none() {
        return outputs.values().stream().map(row -> Tensor.zeros(row.batch(0))).toList();
    }
}
