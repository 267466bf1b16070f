package nn.spi;

/** Predicts single rows into given memory as well, and leaves nothing for the garbage collector beyond its engine's own. */
public interface RowPredictor extends EnginePredictor {
    /**
     * Computes the first output of one row, for a network with one input; from any number of threads at once.
     *
     * @param row as many numbers as the input has
     * @param output takes as many numbers as the output has
     * @throws IllegalStateException if it is closed
     */
    void predict(float[] row, float[] output);
}
