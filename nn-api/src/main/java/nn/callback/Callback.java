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
     * Called in place of {@link #onTrainBegin} where the training goes on from a checkpoint.
     *
     * <p>Weights and learning rate are the checkpoint's afterwards, whatever this does to them.
     *
     * @param training the training, whose epoch may be half done: {@link #onEpochBegin} is not called again for it
     * @param memo what {@link #memo} gave when the checkpoint was written; empty for a callback that was not there then
     */
    default void onTrainResume(Training training, Memo memo) {
        onTrainBegin(training);
    }

    /**
     * Returns what a checkpoint keeps of this callback.
     *
     * @return nothing by default
     */
    default Memo memo() {
        return Memo.EMPTY;
    }

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
     * Called after the last epoch, or where the training was stopped: before running means take the weights' places, and
     * before {@link #onTrainEnd}, where a callback may go back to another state.
     *
     * @param training the training as it would go on
     */
    default void onTrainStop(Training training) {}

    /**
     * Called last of all, also where another callback throws here: what was thrown first ends the training then.
     *
     * @param training the training
     */
    default void onTrainEnd(Training training) {}
}
