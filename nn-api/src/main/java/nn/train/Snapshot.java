package nn.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.callback.Memo;
import nn.data.Given;
import nn.data.NnException;

/**
 * Holds where a training stands, beyond weights, slots, step and history, so that it can go on as if it had never stopped.
 *
 * @param epoch the epoch to go on in, from 0
 * @param isWithinEpoch whether that epoch was begun
 * @param batch how many batches of that epoch are done
 * @param epochSteps the count of steps that the order of this epoch's rows was drawn by; before it those of all epochs, where
 *     a source of unknown length goes on from one to the next
 * @param firstStep the count of steps that the training began at
 * @param diverged where the loss ceased to be finite, or empty
 * @param logged what callbacks added to this epoch's logs, by name
 * @param sums what losses and metrics have added up in this epoch, by name; empty between epochs
 * @param memos what callbacks remember, in their order
 * @param settings what must be the same where it goes on, by the word that chooses it
 */
public record Snapshot(
        int epoch,
        boolean isWithinEpoch,
        int batch,
        List<Long> epochSteps,
        long firstStep,
        String diverged,
        Map<String, Double> logged,
        SortedMap<String, double[]> sums,
        List<Remembered> memos,
        SortedMap<String, String> settings) {
    /**
     * Holds what one callback remembers.
     *
     * @param callback its class's name
     * @param memo what it remembers
     */
    public record Remembered(String callback, Memo memo) {
        /** Checks what is given. */
        public Remembered {
            Given.value("a snapshot: the callback", callback);
            Given.value("a snapshot: the memo", memo);
        }
    }

    /** Copies lists and maps. */
    public Snapshot {
        Given.nonNegative("a snapshot: the epoch", epoch);
        Given.nonNegative("a snapshot: the batch", batch);
        epochSteps = Given.all("a snapshot: step", epochSteps);
        if (epochSteps.isEmpty()) {
            throw NnException.of("a snapshot: there must be the step that the epoch began at.");
        }
        epochSteps.forEach(step -> Given.nonNegative("a snapshot: an epoch's step", step));
        Given.value("a snapshot: where it diverged", diverged);
        Given.nonNegative("a snapshot: the first step", firstStep);
        logged = Collections.unmodifiableMap(new LinkedHashMap<>(Given.value("a snapshot: the logs", logged)));
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(Given.value("a snapshot: the sums", sums)));
        memos = Given.all("a snapshot: memo", memos);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(Given.value("a snapshot: the settings", settings)));
    }

    /** Refuses to go on with other settings, since the rest of the training would not be that which was begun. */
    void requireSame(SortedMap<String, String> now) {
        settings.forEach((word, then) -> {
            String other = now.getOrDefault(word, "");
            if (!then.equals(other)) {
                throw NnException.of(
                                "resume: the training that the checkpoint is of has %s %s, but this one has %s.",
                                word, said(then), said(other))
                        .maybe(
                                "leave it as it was, or begin a new training of what was learned: Onnx.load(path).fit(…).");
            }
        });
    }

    private static String said(String setting) {
        return setting.isEmpty() ? "not chosen" : setting;
    }

    /** Returns what the nth callback of a class remembers. */
    Memo memo(String callback, int nth) {
        return memos.stream()
                .filter(each -> each.callback().equals(callback))
                .skip(nth)
                .findFirst()
                .map(Remembered::memo)
                .orElse(Memo.EMPTY);
    }
}
