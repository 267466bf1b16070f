package nn.callback;

/** Watches and steers a training, after Keras's {@code keras.callbacks.Callback}; called from the training's thread. */
public interface Callback {
    /**
     * Called before the first epoch.
     *
     * @param training the training
     */
    default void onTrainBegin(Training training) {}

    /**
     * Called before each epoch.
     *
     * @param training the training
     */
    default void onEpochBegin(Training training) {}

    /**
     * Called several times an epoch, after some batches.
     *
     * @param training the training, whose logs are the means so far
     */
    default void onBatchesEnd(Training training) {}

    /**
     * Called after each epoch and its validation.
     *
     * @param training the training, whose logs are the epoch's
     */
    default void onEpochEnd(Training training) {}

    /**
     * Called after the last epoch.
     *
     * @param training the training
     */
    default void onTrainEnd(Training training) {}
}
