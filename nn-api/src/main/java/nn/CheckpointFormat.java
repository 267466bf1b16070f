package nn;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import nn.data.NnException;
import nn.train.Snapshot;

/**
 * Writes trainings under way to files and reads them back; found by {@link ServiceLoader} under this type. The module
 * {@code nn.onnx} has one, whatever the engine is.
 */
public interface CheckpointFormat {
    /**
     * Refuses, before a training begins, a model that no file can hold, and a place where no file can stand.
     *
     * @param model what will be trained
     * @param file where checkpoints are to be written
     * @throws NnException with the reason
     */
    void check(Model model, Path file);

    /**
     * Writes a checkpoint beside those before, forces it to the disk, and only then puts it in their place.
     *
     * @param model what was learned so far
     * @param snapshot where the training stands
     * @param file where to
     * @param keep how many are kept, the older ones beside it
     * @throws NnException if it cannot be written; then all that was there before still is
     */
    void write(Model model, Snapshot snapshot, Path file, int keep);

    /**
     * Reads the newest checkpoint that is whole.
     *
     * @param model what is to be trained: the network, loss, optimizer, metrics and seed must be those of the checkpoint
     * @param file where checkpoints are written
     * @return what to go on from, or empty where there is none
     * @throws NnException if all are damaged, or of another training
     */
    Optional<Found> read(Model model, Path file);

    /**
     * Holds what a checkpoint says.
     *
     * @param model what was learned
     * @param snapshot where the training stands
     */
    record Found(Model model, Snapshot snapshot) {}

    /**
     * Finds the one there is.
     *
     * @return that of {@code nn.onnx}, or another
     * @throws NnException if there is none
     */
    static CheckpointFormat find() {
        return Services.load(CheckpointFormat.class).stream()
                .findFirst()
                .orElseThrow(() -> NnException.of(
                                "checkpoint: nothing on the module path or the class path writes any.")
                        .maybe("add the dependency io.github.nn-java:nn-onnx; it does so for other engines, too."));
    }
}
