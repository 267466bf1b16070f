package nn.callback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.metric.Mode;

/**
 * Writes the whole training to a file after epochs, or every few minutes, and when it is stopped, so that {@code
 * fit.resume(file)} goes on from there, after a crash too.
 *
 * <p>The file is an ONNX file, from which {@code Onnx.load} makes a model, with all else that the training needs: slots,
 * steps, epoch and batch, the history, what callbacks remember, the rate that they lowered, and the preprocessing. It is
 * written beside the old one, forced to the disk, and only then takes its place. A first checkpoint that cannot be written
 * ends the training; where a later one cannot, as on a full disk, the training goes on, the log says so, and the one
 * before is still there.
 *
 * <p>Each word returns a new callback. It may be used for one training after another, not for two at once.
 *
 * <pre>{@code
 * fit -> fit.callbacks(checkpoint(file).every(Duration.ofMinutes(5))).resume(file)
 * }</pre>
 *
 * @see <a href="https://keras.io/api/callbacks/backup_and_restore/">Keras's BackupAndRestore</a>
 * @see <a href="https://keras.io/api/callbacks/model_checkpoint/">Keras's ModelCheckpoint</a>
 */
public final class Checkpoint implements Callback {
    private static final String BEST = "best";

    private final Path file;
    private final int epochs;
    private final Optional<Duration> time;
    private final Optional<Monitor> monitor;
    private final int keep;
    private final LongSupplier nanoClock;
    private Optional<Monitor> watched = Optional.empty();
    private double best;
    private long written;

    private Checkpoint(
            Path file,
            int epochs,
            Optional<Duration> time,
            Optional<Monitor> monitor,
            int keep,
            LongSupplier nanoClock) {
        if (time.isPresent() && monitor.isPresent()) {
            throw NnException.of("checkpoint: best(…) looks at epochs, but every(…) at the clock.")
                    .maybe("use two checkpoints, each with a file of its own.");
        }
        this.file = file;
        this.epochs = epochs;
        this.time = time;
        this.monitor = monitor;
        this.keep = keep;
        this.nanoClock = nanoClock;
    }

    /**
     * Writes after each epoch.
     *
     * @param file such as {@code digits.onnx}, in a folder that exists
     * @return the callback
     */
    public static Checkpoint of(Path file) {
        return of(file, System::nanoTime);
    }

    static Checkpoint of(Path file, LongSupplier nanoClock) {
        Given.value("checkpoint: the file", file);
        return new Checkpoint(file, 1, Optional.empty(), Optional.empty(), 2, nanoClock);
    }

    /**
     * Leaves epochs out.
     *
     * @param each after how many epochs each time, 1 by default
     * @return a new callback
     * @throws NnException if it is below 1
     */
    public Checkpoint every(int each) {
        Given.positive("checkpoint: every", each);
        return new Checkpoint(file, each, Optional.empty(), monitor, keep, nanoClock);
    }

    /**
     * Writes by the clock, between batches, instead of after epochs.
     *
     * @param each how long after the one before, such as {@code Duration.ofMinutes(5)}
     * @return a new callback
     * @throws NnException if it is not above 0
     */
    public Checkpoint every(Duration each) {
        Given.value("checkpoint: every", each);
        if (each.isNegative() || each.isZero()) {
            throw NnException.of("checkpoint: every must be above 0, but was %s.", each);
        }
        return new Checkpoint(file, 1, Optional.of(each), monitor, keep, nanoClock);
    }

    /**
     * Writes only after epochs that are better than all before, as Keras's {@code save_best_only}. To resume from it goes
     * back to the best epoch: let another checkpoint, with a file of its own, hold where the training stands.
     *
     * @param value such as {@code val_loss}
     * @return a new callback
     */
    public Checkpoint best(String value) {
        return best(value, Mode.AUTO);
    }

    /**
     * Writes only after epochs that are better than all before, as Keras's {@code save_best_only}.
     *
     * @param value such as {@code val_loss}
     * @param mode which way it gets better
     * @return a new callback
     */
    public Checkpoint best(String value, Mode mode) {
        Optional<Monitor> better = Optional.of(new Monitor("checkpoint", value, mode, 0));
        return new Checkpoint(file, epochs, time, better, keep, nanoClock);
    }

    /**
     * Keeps older ones beside the newest, as {@code digits.onnx.1}, {@code digits.onnx.2}, …; where the newest is damaged,
     * the training goes on from the one before.
     *
     * @param count how many are kept altogether, 2 by default
     * @return a new callback
     * @throws NnException if it is below 1
     */
    public Checkpoint keep(int count) {
        Given.positive("checkpoint: keep", count);
        return new Checkpoint(file, epochs, time, monitor, count, nanoClock);
    }

    /**
     * Returns where it writes to.
     *
     * @return the newest checkpoint
     */
    public Path file() {
        return file;
    }

    @Override
    public void onTrainBegin(Training training) {
        watched = monitor.map(each -> each.begin(training));
        best = Double.NaN;
        written = nanoClock.getAsLong();
    }

    @Override
    public void onTrainResume(Training training, Memo memo) {
        onTrainBegin(training);
        best = memo.number(BEST, Double.NaN);
    }

    @Override
    public Memo memo() {
        return Memo.EMPTY.with(BEST, best);
    }

    @Override
    public void onBatchesEnd(Training training) {
        if (time.isPresent()
                && Duration.ofNanos(nanoClock.getAsLong() - written).compareTo(time.get()) >= 0) {
            write(training);
        }
    }

    @Override
    public void onEpochEnd(Training training) {
        if (time.isEmpty() && (training.epoch() + 1) % epochs == 0 && isBetter(training)) {
            write(training);
        }
    }

    @Override
    public void onTrainStop(Training training) {
        if (monitor.isEmpty()) {
            write(training);
        }
    }

    private void write(Training training) {
        written = nanoClock.getAsLong();
        training.checkpoint(file, keep);
    }

    private boolean isBetter(Training training) {
        double value = watched.map(each -> each.value(training)).orElse(Double.NaN);
        boolean better = watched.isEmpty() || watched.get().improves(value, best);
        best = better ? value : best;
        return better;
    }

    @Override
    public String toString() {
        Words words = Words.of("checkpoint", file.toString());
        words = time.isPresent() ? words.and("every", time.get()) : words.option("every", epochs, 1);
        words = monitor.isPresent() ? words.and("best", monitor.get().name()) : words;
        return words.option("keep", keep, 2).toString();
    }
}
