package nn.spi;

import nn.data.State;

/** Trains one network, from one thread; the state stays with it, on its device. */
public interface Trainer extends AutoCloseable {
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
