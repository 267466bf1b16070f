package nn.spi;

import java.util.List;
import nn.data.Tensor;

/** Predicts with fixed weights, from any number of threads at once. */
public interface EnginePredictor extends AutoCloseable {
    /**
     * Computes the outputs of some nodes.
     *
     * @param inputs a tensor [rows, …] for each input of the network, of any type
     * @param nodes the names of the nodes whose output is wanted
     * @return a float32 tensor [rows, …] for each of these nodes
     * @throws IllegalStateException if it is closed
     */
    List<Tensor> predict(List<Tensor> inputs, List<String> nodes);

    /** Gives memory and threads back; closing again does nothing. */
    @Override
    void close();
}
