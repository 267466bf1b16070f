package nn.train;

/** Watches and steers a training, after Keras's {@code keras.callbacks.Callback}; called from the training's thread. */
public interface Callback {
    /**
     * Is called before the first epoch.
     *
     * @param training the training
     */
    default void onTrainBegin(Training training) {}

    /**
     * Is called before each epoch.
     *
     * @param training the training
     */
    default void onEpochBegin(Training training) {}

    /**
     * Is called several times an epoch, after some batches.
     *
     * @param training the training, whose logs are the means so far
     */
    default void onBatchesEnd(Training training) {}

    /**
     * Is called after each epoch and its validation.
     *
     * @param training the training, whose logs are the epoch's
     */
    default void onEpochEnd(Training training) {}

    /**
     * Is called after the last epoch.
     *
     * @param training the training
     */
    default void onTrainEnd(Training training) {}
}
