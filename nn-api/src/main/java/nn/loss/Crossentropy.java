package nn.loss;

/** Marks the losses that compare probabilities, which may be told that the network gives logits. */
public sealed interface Crossentropy extends Loss
        permits BinaryCrossentropy,
                BinaryFocalCrossentropy,
                CategoricalCrossentropy,
                CategoricalFocalCrossentropy,
                SparseCategoricalCrossentropy {
    /**
     * Returns whether the network gives logits.
     *
     * @return true where no sigmoid or softmax stands at its end
     */
    boolean logits();

    /**
     * Returns whether the outputs share one class among them.
     *
     * @return false where each is a yes or no of its own
     */
    default boolean isCategorical() {
        return !(this instanceof BinaryCrossentropy || this instanceof BinaryFocalCrossentropy);
    }
}
