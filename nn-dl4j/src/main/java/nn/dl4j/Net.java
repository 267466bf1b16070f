package nn.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Hides whether DL4J runs a chain of layers or a graph. */
interface Net extends AutoCloseable {
    /** Computes all gradients for a batch whose targets each {@link Head} knows already. */
    void train(List<INDArray> inputs);

    /** Computes what comes out at each end in inference mode, in their order. */
    List<INDArray> ends(List<INDArray> inputs);

    /** Computes the outputs of all layers in inference mode, by name. */
    Map<String, INDArray> outputs(List<INDArray> inputs);

    /** Finds what runs under a name. */
    Layer layer(String name);

    /** Returns all weights as one vector, in place. */
    INDArray weights();

    /** Returns all gradients as one row, in place; there is none where there are no weights. */
    INDArray gradients();

    /** Frees memory; closing again does nothing. */
    @Override
    void close();

    /** Frees what DL4J's own {@code close} would, but calls for no garbage collection, as ND4J's short words do. */
    static void free(Model network) {
        for (INDArray vector : Stream.of(network.params(), network.getGradientsViewArray())
                .filter(Objects::nonNull)
                .toList()) {
            if (vector.closeable()) {
                vector.close();
            }
        }
        MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
        workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
    }
}
