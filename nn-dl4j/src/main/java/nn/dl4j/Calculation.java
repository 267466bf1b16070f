package nn.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes a layer that DL4J lacks, or computes otherwise than Keras.
 *
 * <p>Results go into arrays that are there already, in row-major order; what comes in must not be changed.
 */
interface Calculation {
    /**
     * Computes what comes out.
     *
     * @param x what goes in
     * @param y where to put what comes out
     * @param training whether this is a training step
     */
    void forward(INDArray x, INDArray y, boolean training);

    /**
     * Computes the gradients of the last {@link #forward}.
     *
     * @param x what went in
     * @param y what came out
     * @param dy the loss's gradient by what came out
     * @param dx where to put the loss's gradient by what went in
     */
    void backward(INDArray x, INDArray y, INDArray dy, INDArray dx);

    /**
     * Takes the weights.
     *
     * @param weights by local name
     */
    default void weights(Views weights) {}

    /**
     * Takes the places of the weights' gradients.
     *
     * @param gradients by local name
     */
    default void gradients(Views gradients) {}
}
