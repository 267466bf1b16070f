package nn.callback;

import java.util.Optional;
import java.util.function.Consumer;
import nn.data.Given;
import nn.data.NnException;
import nn.data.State;
import nn.data.Words;
import nn.metric.Mode;

/**
 * Hands out the state after epochs, to be kept: each one, every so many, or the best so far.
 *
 * <p>Each word returns a new callback. It may be used for one training after another, not for two at once.
 *
 * @see <a href="https://keras.io/api/callbacks/model_checkpoint/">Keras's ModelCheckpoint</a>
 */
public final class Checkpoint implements Callback {
    private final Consumer<State> writer;
    private final int every;
    private final Optional<Monitor> monitor;
    private Optional<Monitor> watched = Optional.empty();
    private double best;

    private Checkpoint(Consumer<State> writer, int every, Optional<Monitor> monitor) {
        Given.value("checkpoint: the writer", writer);
        Given.positive("checkpoint: every", every);
        this.writer = writer;
        this.every = every;
        this.monitor = monitor;
    }

    /**
     * Hands out the state after each epoch.
     *
     * @param writer what keeps it
     * @return the callback
     */
    public static Checkpoint of(Consumer<State> writer) {
        return new Checkpoint(writer, 1, Optional.empty());
    }

    /**
     * Leaves epochs out.
     *
     * @param epochs after how many each time, 1 by default
     * @return a new callback
     * @throws NnException if it is below 1
     */
    public Checkpoint every(int epochs) {
        return new Checkpoint(writer, epochs, monitor);
    }

    /**
     * Hands out better states only, as Keras's {@code save_best_only}.
     *
     * @param value such as {@code val_loss}
     * @return a new callback
     */
    public Checkpoint best(String value) {
        return best(value, Mode.AUTO);
    }

    /**
     * Hands out better states only, as Keras's {@code save_best_only}.
     *
     * @param value such as {@code val_loss}
     * @param mode which way it gets better
     * @return a new callback
     */
    public Checkpoint best(String value, Mode mode) {
        return new Checkpoint(writer, every, Optional.of(new Monitor("checkpoint", value, mode, 0)));
    }

    @Override
    public void onTrainBegin(Training training) {
        watched = monitor.map(each -> each.begin(training));
        best = Double.NaN;
    }

    @Override
    public void onEpochEnd(Training training) {
        if ((training.epoch() + 1) % every == 0 && isBetter(training)) {
            writer.accept(training.state());
        }
    }

    private boolean isBetter(Training training) {
        double value = watched.map(each -> each.value(training)).orElse(Double.NaN);
        boolean better = watched.isEmpty() || watched.get().improves(value, best);
        best = better ? value : best;
        return better;
    }

    @Override
    public String toString() {
        Words words = Words.of("checkpoint", Words.MORE).option("every", every, 1);
        return (monitor.isPresent() ? words.and("best", monitor.get().name()) : words).toString();
    }
}
