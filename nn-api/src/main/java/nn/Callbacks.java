package nn;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import nn.callback.Callback;
import nn.callback.Checkpoint;
import nn.callback.CsvLog;
import nn.callback.EarlyStopping;
import nn.callback.LearningRateScheduler;
import nn.callback.ReduceLROnPlateau;
import nn.callback.TerminateOnNaN;
import nn.callback.TimeBudget;
import nn.callback.Training;
import nn.data.Given;
import nn.data.Words;

/** Names the callbacks, as Keras's {@code keras.callbacks} does; made for {@code import static nn.Callbacks.*}. */
public final class Callbacks {
    private Callbacks() {}

    /** Is shown as the word that makes it. */
    private abstract static class Action implements Callback {
        private final String word;

        Action(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return Words.of(word, Words.MORE).toString();
        }
    }

    /**
     * Stops when a value has not got better for a while, as Keras's {@code EarlyStopping}.
     *
     * @param monitor such as {@code val_loss}
     * @return the callback; {@code .patience(…)}, {@code .minDelta(…)}, {@code .restoreBest()} … change it
     */
    public static EarlyStopping earlyStopping(String monitor) {
        return EarlyStopping.of(monitor);
    }

    /**
     * Lowers the learning rate when a value has not got better for a while, as Keras's {@code ReduceLROnPlateau}.
     *
     * @param monitor such as {@code val_loss}
     * @return the callback; {@code .factor(…)}, {@code .patience(…)}, {@code .cooldown(…)} … change it
     */
    public static ReduceLROnPlateau reduceLROnPlateau(String monitor) {
        return ReduceLROnPlateau.of(monitor);
    }

    /**
     * Chooses the learning rate anew before each epoch, as Keras's {@code LearningRateScheduler}.
     *
     * @param schedule gives the rate of an epoch, from 0, and the rate so far: {@code (epoch, rate) -> rate * 0.9}
     * @return the callback
     */
    public static LearningRateScheduler learningRateScheduler(LearningRateScheduler.EpochRate schedule) {
        return new LearningRateScheduler(schedule);
    }

    /**
     * Writes a line an epoch to a file, as Keras's {@code CSVLogger}.
     *
     * @param file where to, in a directory that exists
     * @return the callback; {@code .append()} keeps what the file holds
     */
    public static CsvLog csvLog(Path file) {
        return CsvLog.of(file);
    }

    /**
     * Stops as soon as the loss is no finite number any more, as Keras's {@code TerminateOnNaN}.
     *
     * @return the callback
     */
    public static TerminateOnNaN terminateOnNaN() {
        return new TerminateOnNaN();
    }

    /**
     * Stops when a training has taken its time, between batches.
     *
     * @param budget above 0
     * @return the callback
     */
    public static TimeBudget timeBudget(Duration budget) {
        return new TimeBudget(budget);
    }

    /**
     * Writes the whole training to a file after each epoch and where it is stopped, as Keras's {@code BackupAndRestore} and
     * {@code ModelCheckpoint}; {@code fit.resume(file)} goes on from it.
     *
     * @param file such as {@code digits.onnx}, in a folder that exists
     * @return the callback; {@code .every(5)}, {@code .every(Duration.ofMinutes(10))}, {@code .best("val_loss")} and {@code
     *     .keep(3)} change it
     */
    public static Checkpoint checkpoint(Path file) {
        return Checkpoint.of(file);
    }

    /**
     * Calls a function before the first epoch, as Keras's {@code LambdaCallback}.
     *
     * @param action what is done
     * @return the callback
     */
    public static Callback onTrainBegin(Consumer<Training> action) {
        Given.value("onTrainBegin: the action", action);
        return new Action("onTrainBegin") {
            @Override
            public void onTrainBegin(Training training) {
                action.accept(training);
            }
        };
    }

    /**
     * Calls a function before each epoch, as Keras's {@code LambdaCallback}.
     *
     * @param action what is done
     * @return the callback
     */
    public static Callback onEpochBegin(Consumer<Training> action) {
        Given.value("onEpochBegin: the action", action);
        return new Action("onEpochBegin") {
            @Override
            public void onEpochBegin(Training training) {
                action.accept(training);
            }
        };
    }

    /**
     * Calls a function several times an epoch, after some batches.
     *
     * @param action what is done
     * @return the callback
     */
    public static Callback onBatchesEnd(Consumer<Training> action) {
        Given.value("onBatchesEnd: the action", action);
        return new Action("onBatchesEnd") {
            @Override
            public void onBatchesEnd(Training training) {
                action.accept(training);
            }
        };
    }

    /**
     * Calls a function after each epoch, as Keras's {@code LambdaCallback}.
     *
     * @param action what is done, such as {@code training -> log(training.logs())}
     * @return the callback
     */
    public static Callback onEpochEnd(Consumer<Training> action) {
        Given.value("onEpochEnd: the action", action);
        return new Action("onEpochEnd") {
            @Override
            public void onEpochEnd(Training training) {
                action.accept(training);
            }
        };
    }

    /**
     * Calls a function after the last epoch, as Keras's {@code LambdaCallback}.
     *
     * @param action what is done
     * @return the callback
     */
    public static Callback onTrainEnd(Consumer<Training> action) {
        Given.value("onTrainEnd: the action", action);
        return new Action("onTrainEnd") {
            @Override
            public void onTrainEnd(Training training) {
                action.accept(training);
            }
        };
    }
}
