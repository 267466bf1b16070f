package nn.train;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import nn.callback.Callback;
import nn.callback.Memo;
import nn.callback.Training;
import nn.data.Given;

/** Calls the callbacks of a training, and carries what they remember over to where it goes on. */
record Listeners(List<Callback> callbacks) {
    void tell(BiConsumer<Callback, Training> what, Training training) {
        callbacks.forEach(callback -> what.accept(callback, training));
    }

    /** Tells all of the end, also where one of them throws there: others may have something to close. */
    void end(Training training) {
        Optional<Throwable> thrown = Optional.empty();
        for (Callback callback : callbacks) {
            try {
                callback.onTrainEnd(training);
            } catch (Throwable each) {
                thrown = thrown.or(() -> Optional.of(each));
            }
        }
        if (thrown.isPresent()) {
            throw Thrown.asItWas(thrown.get());
        }
    }

    void resume(Training training, Snapshot from) {
        for (int i = 0; i < callbacks.size(); i++) {
            callbacks.get(i).onTrainResume(training, from.memo(kind(i), nth(i)));
        }
    }

    List<Snapshot.Remembered> memos() {
        return IntStream.range(0, callbacks.size())
                .mapToObj(i -> new Snapshot.Remembered(kind(i), memo(callbacks.get(i))))
                .toList();
    }

    private static Memo memo(Callback callback) {
        return Given.result(callback + ": memo()", "Memo.EMPTY", callback.memo());
    }

    private String kind(int callback) {
        return callbacks.get(callback).getClass().getName();
    }

    /** Counts the callbacks of the same class before one. */
    private int nth(int callback) {
        return (int) IntStream.range(0, callback)
                .filter(i -> kind(i).equals(kind(callback)))
                .count();
    }
}
