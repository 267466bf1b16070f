package nn.callback;

/**
 * Stops as soon as the loss is no finite number any more.
 *
 * @see <a href="https://keras.io/api/callbacks/terminate_on_nan/">Keras's TerminateOnNaN</a>
 */
public record TerminateOnNaN() implements Callback {
    @Override
    public void onTrainResume(Training training, Memo memo) {
        training.diverged().ifPresent(training::stop);
    }

    @Override
    public void onBatchesEnd(Training training) {
        double loss = training.logs().getOrDefault("loss", 0.0);
        if (!Double.isFinite(loss)) {
            training.stop("the loss became " + loss + " in epoch " + (training.epoch() + 1));
        }
    }

    @Override
    public String toString() {
        return "terminateOnNaN()";
    }
}
