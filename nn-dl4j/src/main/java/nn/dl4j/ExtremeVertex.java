package nn.dl4j;

import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Describes to DL4J a vertex that takes the greatest, or the least, of its inputs; DL4J's own passes over NaN. */
final class ExtremeVertex extends ElementWiseVertex {
    private static final long serialVersionUID = 1L;

    private final boolean greatest;

    ExtremeVertex(boolean greatest) {
        super(Op.Max);
        this.greatest = greatest;
    }

    @Override
    public ExtremeVertex clone() {
        return this;
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            @Nullable INDArray parameters,
            boolean initialize,
            DataType type) {
        return new ExtremeVertexRun(graph, name, index, type, greatest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
