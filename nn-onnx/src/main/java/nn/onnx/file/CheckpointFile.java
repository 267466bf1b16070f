package nn.onnx.file;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** Of the 255 bytes that file systems allow. */
    private static final int MOST_NAME = 240;

    private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

    /** Is made by {@link java.util.ServiceLoader}. */
    public CheckpointFile() {}

    @Override
    public void check(Model model, Path file) {
        requireAtMost(draft(model, new TreeMap<>()), file);
        requireRoom(file);
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

    /** Refuses a name that has no room for the endings of older ones. */
    private static void requireRoom(Path file) {
        int bytes = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_NAME) {
            throw NnException.of(
                            "checkpoint: the name \"%s\" has %d bytes, but must have room for endings: %d at most.",
                            file.getFileName(), bytes, MOST_NAME)
                    .maybe("choose a shorter name.");
        }
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
        List<Path> damaged = new ArrayList<>();
        for (Path each : AtomicFile.at(file).all()) {
            Optional<ModelFile> whole = whole(each);
            if (whole.isPresent()) {
                Found found = found(model, whole.get());
                damaged.forEach(other -> setAside(other, each));
                return Optional.of(found);
            }
            damaged.add(each);
        }
        if (!damaged.isEmpty()) {
            throw NnException.of(
                            "resume: %s is damaged, or no checkpoint, and so is all that was kept before it.", file)
                    .maybe("delete %s to begin anew.", damaged);
        }
        return Optional.empty();
    }

    /** Reads one, or gives nothing where it is damaged. */
    private static Optional<ModelFile> whole(Path file) {
        try {
            ModelFile read = ModelFile.read(file);
            requireWhole(read);
            return Optional.of(read);
        } catch (NnException wrong) {
            if (wrong.getCause() instanceof IOException || !Files.isRegularFile(file)) {
                throw wrong; // it may be whole, only not for us
            }
            LOG.log(Level.WARNING, wrong::getMessage);
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
                    .maybe("take the one before: %s.", Former.of(file.called(), 1));
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
            Metadata.requireKnownFormat(metadata);
            requireSame(metadata, Metadata.of(model, true));
            Saved saved = Saved.of(file, model.network());
            Schema seen = Metadata.plain(metadata);
            Schema schema = model.schema().features(new Range(seen.least(), seen.most()));
            return new Found(
                    Model.of(model.architecture(), saved.state(), model.compilation(), saved.history(), schema),
                    Metadata.standing(metadata).snapshot(file.snapshot()));
        } catch (NnException wrong) {
            throw wrong.at("resume: " + file.called());
        } catch (RuntimeException odd) {
            throw NnException.of("resume: %s does not say where a training stands.", file.called())
                    .maybe(
                            "take the one before, for this was changed by another program: %s.",
                            Former.of(file.called(), 1))
                    .causedBy(odd);
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
