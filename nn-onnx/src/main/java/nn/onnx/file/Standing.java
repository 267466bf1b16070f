package nn.onnx.file;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.callback.Memo;
import nn.data.Optimization;
import nn.data.State;
import nn.train.Snapshot;

/**
 * Holds where a training stands as it is written in a file's metadata; its tensors stand elsewhere in the file.
 *
 * @param epoch the epoch to go on in
 * @param isWithinEpoch whether it was begun
 * @param batch how many of its batches are done
 * @param epochSteps the steps that the orders of rows were drawn by, of this epoch the last
 * @param firstStep the step that the training began at
 * @param diverged where the loss ceased to be finite, or empty
 * @param logged what callbacks added to the epoch's logs
 * @param settings what must be the same where it goes on
 * @param memos what callbacks remember
 */
record Standing(
        int epoch,
        boolean isWithinEpoch,
        int batch,
        List<Long> epochSteps,
        long firstStep,
        String diverged,
        Map<String, Double> logged,
        SortedMap<String, String> settings,
        List<Recalled> memos) {
    /**
     * Holds what one callback remembers.
     *
     * @param callback its class's name
     * @param numbers by name
     * @param states by name
     */
    record Recalled(String callback, SortedMap<String, Double> numbers, SortedMap<String, Kept> states) {}

    /**
     * Holds a state without its tensors.
     *
     * @param step how many steps were taken
     * @param optimization when the optimizer's parts began
     */
    record Kept(long step, Optimization optimization) {}

    static Standing of(Snapshot snapshot) {
        return new Standing(
                snapshot.epoch(),
                snapshot.isWithinEpoch(),
                snapshot.batch(),
                snapshot.epochSteps(),
                snapshot.firstStep(),
                snapshot.diverged(),
                snapshot.logged(),
                snapshot.settings(),
                snapshot.memos().stream().map(Standing::recalled).toList());
    }

    private static Recalled recalled(Snapshot.Remembered callback) {
        SortedMap<String, Kept> states = new TreeMap<>();
        callback.memo()
                .states()
                .forEach((name, state) -> states.put(name, new Kept(state.step(), state.optimization())));
        return new Recalled(callback.callback(), callback.memo().numbers(), states);
    }

    /** Puts the tensors back in their places. */
    Snapshot snapshot(SnapshotTensors tensors) {
        List<Snapshot.Remembered> whole = IntStream.range(0, memos.size())
                .mapToObj(i -> new Snapshot.Remembered(memos.get(i).callback(), memo(memos.get(i), tensors, i)))
                .toList();
        return new Snapshot(
                epoch, isWithinEpoch, batch, epochSteps, firstStep, diverged, logged, tensors.sums(), whole, settings);
    }

    private static Memo memo(Recalled callback, SnapshotTensors tensors, int index) {
        SortedMap<String, State> states = new TreeMap<>();
        callback.states().forEach((name, kept) -> {
            int place = states.size();
            states.put(
                    name,
                    new State(
                            kept.step(),
                            tensors.weights(index, place),
                            tensors.slots(index, place),
                            kept.optimization()));
        });
        return new Memo(callback.numbers(), states);
    }
}
