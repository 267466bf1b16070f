package nn.onnx.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Tensor;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Holds an ONNX file that was read and found sound, before anything native sees it.
 *
 * @param path where it stands
 * @param called what the user calls it
 * @param bytes all of it
 */
public record ModelFile(Path path, Path called, ByteBuffer bytes) {
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

    /**
     * Reads a file.
     *
     * @param path the file
     * @return what it says
     * @throws NnException if it is missing, cut short, no ONNX file, or would reach outside its folder
     */
    public static ModelFile read(Path path) {
        return read(path, path);
    }

    /**
     * Reads a file that will stand elsewhere.
     *
     * @param path the file
     * @param called what messages name
     * @return what it says
     * @throws NnException as {@link #read(Path)} does
     */
    public static ModelFile read(Path path, Path called) {
        ModelFile file = parse(path, called);
        try {
            new Soundness(path).require(file.model());
            return file;
        } catch (NnException wrong) {
            throw file.model().has(Field.MODEL_GRAPH)
                    ? wrong.at(called.toString())
                    : FileKind.byName(called)
                            .map(kind -> kind.refusal(called).causedBy(wrong))
                            .orElseGet(() -> wrong.at(called.toString()));
        }
    }

    /** Reads a file that need hold no network. */
    static ModelFile parse(Path path, Path called) {
        ModelFile file = new ModelFile(path, called, ByteBuffer.wrap(content(path, called)));
        try {
            file.model().requireSound();
            return file;
        } catch (NnException odd) {
            throw FileKind.byName(called)
                    .map(kind -> kind.refusal(called).causedBy(odd))
                    .orElseGet(() -> odd.at(called + " is no ONNX file, or is damaged"));
        }
    }

    private static byte[] content(Path path, Path called) {
        try {
            if (called.toString().isEmpty()) {
                throw NnException.of("the path \"\" names no file.").maybe("name one, such as model.onnx.");
            }
            if (Files.isDirectory(path)) {
                throw FileKind.ofFolder(path)
                        .map(kind -> kind.refusal(called))
                        .orElseGet(
                                () -> NnException.of("%s is a folder.", called).maybe("name the file in it."));
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw NnException.of("%s is no regular file: reading it might never end.", called)
                        .maybe("copy what it gives to a file first.");
            }
            Optional<FileKind> other = FileKind.of(path);
            if (other.isPresent()) {
                throw other.get().refusal(called);
            }
            if (Files.size(path) > MOST_BYTES) {
                throw NnException.of("%s is %d bytes long, but at most 2 GB can be read.", called, Files.size(path))
                        .maybe("keep its weights as external data.");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw NnException.of("%s does not exist.", called)
                    .maybe("its path is meant from another folder.")
                    .causedBy(missing);
        } catch (AccessDeniedException denied) {
            throw NnException.of("%s may not be read.", called)
                    .maybe("ask for the right to read it.")
                    .causedBy(denied);
        } catch (IOException failed) {
            throw NnException.of("%s could not be read: %s.", called, Reason.of(failed))
                    .causedBy(failed);
        }
    }

    /**
     * Shows what it says.
     *
     * @return ONNX's {@code ModelProto}
     */
    public Message model() {
        return new Message(bytes);
    }

    /**
     * Reads a part of it, and names the file where that is wrong.
     *
     * @param part what reads it
     * @param <T> what it gives
     * @return what it gave
     * @throws NnException if the part is damaged
     */
    public <T> T read(Supplier<T> part) {
        try {
            return part.get();
        } catch (NnException wrong) {
            throw wrong.at(called.toString());
        }
    }

    /** Returns the folder that it stands in. */
    public Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
    }

    /**
     * Tells whether it keeps numbers in files beside it.
     *
     * @return false if these bytes are all there is
     */
    public boolean readsBeside() {
        Soundness soundness = new Soundness(path);
        soundness.require(model());
        return soundness.readsBeside();
    }

    /**
     * Gives the metadata.
     *
     * @return by key
     */
    public SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        model().messages(Field.MODEL_METADATA_PROPS)
                .forEach(entry -> metadata.put(entry.text(Field.ENTRY_KEY), entry.text(Field.ENTRY_VALUE)));
        return metadata;
    }

    /**
     * Reads the float32 tensors that stand in the graph itself.
     *
     * @return by name
     */
    public SortedMap<String, Tensor> tensors() {
        return TensorProtos.read(model().message(Field.MODEL_GRAPH).messages(Field.GRAPH_INITIALIZER));
    }

    /** Reads the optimizer's slots, by name. */
    SortedMap<String, Tensor> slots() {
        return TensorProtos.read(training());
    }

    /** Reads the count of steps that stands beside the slots, where another program that learned may have raised it. */
    Optional<Long> step() {
        return training()
                .filter(tensor -> tensor.text(Field.TENSOR_NAME).equals(ModelGraph.STEP))
                .map(TensorProtos::number)
                .findFirst();
    }

    private Stream<Message> training() {
        return training(name -> !name.equals(SnapshotTensors.GRAPH));
    }

    /** Reads what else a training under way needs. */
    SnapshotTensors snapshot() {
        return SnapshotTensors.of(training(SnapshotTensors.GRAPH::equals).toList());
    }

    private Stream<Message> training(Predicate<String> graph) {
        return model().messages(Field.MODEL_TRAINING_INFO)
                .map(training -> training.message(Field.TRAINING_ALGORITHM))
                .filter(each -> graph.test(each.text(Field.GRAPH_NAME)))
                .flatMap(each -> each.messages(Field.GRAPH_INITIALIZER));
    }

    /**
     * Finds the numbers that stand in the file as they are: weights, and what stands beside them with its state.
     *
     * @return where each tensor's raw data begins, by name
     */
    public Map<String, Integer> offsets() {
        Map<String, Integer> offsets = new HashMap<>();
        Stream.concat(model().message(Field.MODEL_GRAPH).messages(Field.GRAPH_INITIALIZER), training())
                .forEach(tensor -> offsets.put(tensor.text(Field.TENSOR_NAME), tensor.offset(Field.TENSOR_RAW_DATA)));
        return offsets;
    }

    /**
     * Counts the numbers that the graph holds.
     *
     * @return the sizes of all its tensors, summed
     */
    public long numbers() {
        return model().message(Field.MODEL_GRAPH)
                .messages(Field.GRAPH_INITIALIZER)
                .mapToLong(tensor ->
                        Arrays.stream(tensor.numbers(Field.TENSOR_DIMS)).reduce(1, (a, b) -> a * b))
                .sum();
    }

    /** Fingerprints the file: SHA-256, in hexadecimal. */
    String sha256() {
        MessageDigest digest = digest();
        digest.update(bytes.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
