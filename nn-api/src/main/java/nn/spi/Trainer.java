package nn.spi;

import java.util.List;
import nn.data.State;
import nn.data.Tensor;

/** Trains one network, from one thread; the state stays with it, on its device. */
public interface Trainer extends EnginePredictor {
    /**
     * Takes one optimizer step for each batch of a chunk.
     *
     * @param chunk the batches, of any number of steps and rows
     * @return what each step gave, taken before its update
     * @throws IllegalStateException if it is closed
     */
    Steps train(Chunk chunk);

    /**
     * Evaluates each batch of a chunk without learning: dropout lets everything through, batch normalization uses its
     * running statistics.
     *
     * @param chunk the batches; its rates and its first step do not matter
     * @return what each batch gave
     * @throws IllegalStateException if it is closed
     */
    Steps evaluate(Chunk chunk);

    /**
     * Predicts with the weights as they are after the last step, without learning.
     *
     * @param inputs a tensor [rows, …] for each input of the network, of any type
     * @param nodes the names of the nodes whose output is wanted
     * @return a float32 tensor [rows, …] for each of these nodes
     * @throws IllegalStateException if it is closed
     */
    @Override
    List<Tensor> predict(List<Tensor> inputs, List<String> nodes);

    /**
     * Copies out what was learned so far.
     *
     * @return the state after the last step
     * @throws IllegalStateException if it is closed
     */
    State state();

    /**
     * Goes back, or on, to a state.
     *
     * @param state a tensor for every weight and slot
     * @throws IllegalStateException if it is closed
     */
    void restore(State state);

    /** Gives memory and threads back; closing again does nothing. */
    @Override
    void close();
}
