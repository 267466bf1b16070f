package nn.train;

import java.nio.file.Path;

/** Writes a training under way to a file. */
@FunctionalInterface
public interface SnapshotWriter {
    /**
     * Writes it.
     *
     * @param file where to; it is replaced once the new one is whole
     * @param keep how many are kept, the older ones beside it
     * @param trained what was learned so far
     * @param snapshot where the training stands
     * @throws nn.data.NnException if it cannot be written; what was there before still is
     */
    void write(Path file, int keep, Loop.Trained trained, Snapshot snapshot);
}
