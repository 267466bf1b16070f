package nn.onnx.file;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.CheckpointFormat;
import nn.Model;
import nn.data.NnException;
import nn.data.Range;
import nn.data.Schema;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.train.Snapshot;

/**
 * Writes a training under way as the model's ONNX file with its state: where the training stands is among its metadata, what
 * callbacks and metrics hold among its {@code training_info}, and a checksum of all stands at its end.
 */
public final class CheckpointFile implements CheckpointFormat {
    private static final System.Logger LOG = System.getLogger(CheckpointFile.class.getName());
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

    /** Is made by {@link java.util.ServiceLoader}. */
    public CheckpointFile() {}

    @Override
    public void check(Model model, Path file) {
        requireAtMost(draft(model, new TreeMap<>()), file);
        AtomicFile.at(file).require();
    }

    @Override
    public void write(Model model, Snapshot snapshot, Path file, int keep) {
        Draft draft = draft(model, Metadata.of(Standing.of(snapshot)));
        draft.add(Field.MODEL_TRAINING_INFO, SnapshotTensors.of(snapshot));
        Seal.add(draft);
        requireAtMost(draft, file);
        AtomicFile.at(file).write(draft, keep);
    }

    private static Draft draft(Model model, SortedMap<String, String> metadata) {
        return ModelGraph.of(model, Bytes.NONE, false, true, metadata, Optional.empty());
    }

    private static void requireAtMost(Draft draft, Path file) {
        if (draft.size() > MOST_BYTES) {
            throw NnException.of(
                            "checkpoint: %s would need %d bytes with the optimizer's state, but a file can have at most %d.",
                            file, draft.size(), MOST_BYTES)
                    .maybe("choose smaller layers, or an optimizer with fewer slots.");
        }
    }

    @Override
    public Optional<Found> read(Model model, Path file) {
        List<Path> all = Former.all(file);
        for (int i = 0; i < all.size(); i++) {
            Optional<ModelFile> whole = whole(all.get(i), i + 1 == all.size());
            if (whole.isPresent()) {
                all.subList(0, i)
                        .forEach(damaged -> setAside(damaged, whole.get().path()));
                return Optional.of(found(model, whole.get()));
            }
        }
        return Optional.empty();
    }

    /** Reads one, or gives nothing where it is damaged and another is left. */
    private static Optional<ModelFile> whole(Path file, boolean isLast) {
        try {
            ModelFile read = ModelFile.read(file);
            requireWhole(read);
            return Optional.of(read);
        } catch (NnException damaged) {
            if (isLast) {
                throw damaged;
            }
            return Optional.empty();
        }
    }

    /**
     * Refuses a checkpoint of which any byte is not as it was written; other files pass.
     *
     * @param file what was read
     * @throws NnException if it is damaged
     */
    public static void requireWhole(ModelFile file) {
        if (Metadata.isCheckpoint(file.read(file::metadata)) && !Seal.isWhole(file.bytes())) {
            throw NnException.of("%s is damaged: its checksum is of other bytes.", file.called())
                    .maybe("take an older one, such as %s, or delete it to begin anew.", Former.of(file.called(), 1));
        }
    }

    /** It stays for whoever wants to look at it, and no longer takes the place of the next good one. */
    private static void setAside(Path damaged, Path whole) {
        try {
            LOG.log(Level.WARNING, "{0} is damaged; the training goes on from {1}.", damaged, whole);
            Former.setAside(damaged);
        } catch (IOException failed) {
            throw NnException.of("%s is damaged, but could not be set aside: %s.", damaged, Reason.of(failed))
                    .causedBy(failed);
        }
    }

    private static Found found(Model model, ModelFile file) {
        try {
            Map<String, String> metadata = file.metadata();
            requireCheckpoint(metadata);
            requireSame(metadata, Metadata.of(model, true));
            Saved saved = Saved.of(file, model.network());
            Schema seen = Metadata.plain(metadata);
            Schema schema = model.schema().features(new Range(seen.least(), seen.most()));
            return new Found(
                    Model.of(model.architecture(), saved.state(), model.compilation(), saved.history(), schema),
                    Metadata.standing(metadata).snapshot(file.snapshot()));
        } catch (NnException wrong) {
            throw wrong.at("resume: " + file.called());
        }
    }

    private static void requireCheckpoint(Map<String, String> metadata) {
        if (!Metadata.isCheckpoint(metadata)) {
            throw NnException.of("the file is no checkpoint.")
                    .maybe("name one that checkpoint(file) wrote, or load the model and fit that: Onnx.load(path).");
        }
    }

    private static void requireSame(Map<String, String> then, Map<String, String> now) {
        List<String> others = Metadata.differences(then, now);
        if (!others.isEmpty()) {
            throw NnException.of("it is of a training with another %s.", String.join(" and another ", others))
                    .maybe(
                            "leave it as it was, name another file, or begin a new training of what was learned: Onnx.load(path).fit(…).");
        }
    }
}
