package nn.train;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.data.NnException;

/** Writes the checkpoints that callbacks ask for, once all callbacks have been called. */
final class Checkpoints {
    private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());

    private final SnapshotWriter writer;
    private final Map<Path, Integer> asked = new LinkedHashMap<>();
    private final Map<Path, List<Long>> written = new HashMap<>();

    Checkpoints(SnapshotWriter writer) {
        this.writer = writer;
    }

    void ask(Path file, int keep) {
        asked.put(file, keep);
    }

    /** Says that a file holds where the training goes on, so that one that has ended leaves it and those before alone. */
    void holds(Path file, Snapshot snapshot, long step) {
        written.put(file, moment(snapshot, step));
    }

    boolean areAsked() {
        return !asked.isEmpty();
    }

    /** Writes those asked for, but for files that hold this moment already. */
    void write(Loop.Trained trained, Snapshot snapshot, boolean isLast) {
        List<Long> moment = moment(snapshot, trained.state().step());
        asked.forEach((file, keep) -> {
            if (!moment.equals(written.get(file)) && isWritten(file, keep, trained, snapshot, isLast)) {
                written.put(file, moment);
            }
        });
        asked.clear();
    }

    private static List<Long> moment(Snapshot snapshot, long step) {
        return List.of((long) snapshot.epoch(), (long) snapshot.batch(), step);
    }

    /** Writes one. A first that fails ends the training, unless that is over; later the training is worth more than it. */
    private boolean isWritten(Path file, int keep, Loop.Trained trained, Snapshot snapshot, boolean isLast) {
        try {
            writer.write(file, keep, trained, snapshot);
            return true;
        } catch (NnException failed) {
            if (!written.containsKey(file) && !isLast) {
                throw failed;
            }
            LOG.log(Level.WARNING, "The training goes on without a new checkpoint: " + failed.getMessage(), failed);
            return false;
        }
    }
}
