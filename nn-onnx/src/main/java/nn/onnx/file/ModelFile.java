package nn.onnx.file;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.NnException;
import nn.data.Tensor;
import nn.onnx.proto.AttributeProto;
import nn.onnx.proto.GraphProto;
import nn.onnx.proto.ModelProto;
import nn.onnx.proto.NodeProto;
import nn.onnx.proto.StringStringEntryProto;
import nn.onnx.proto.TensorProto;

/**
 * Holds an ONNX file that was read and found sound, before anything native sees it.
 *
 * @param path where it stands
 * @param model what it says
 * @param sha256 of its bytes, in hexadecimal
 */
public record ModelFile(Path path, ModelProto model, String sha256) {
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;
    private static final int DEEPEST = 16;
    private static final int FLOAT = 1;

    /**
     * Reads a file.
     *
     * @param path the file
     * @return what it says
     * @throws NnException if it is missing, cut short, no ONNX file, or would reach outside its folder
     */
    public static ModelFile read(Path path) {
        ModelFile file = parse(path);
        file.requireGraph();
        return file;
    }

    /** Reads a file that need hold no network. */
    static ModelFile parse(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw NnException.of("%s is %d bytes long, but at most 2 GB can be read.", path, Files.size(path))
                        .maybe("keep its weights as external data.");
            }
            byte[] bytes = Files.readAllBytes(path);
            return new ModelFile(path, ModelProto.parseFrom(bytes), sha256(bytes));
        } catch (NoSuchFileException missing) {
            throw NnException.of("%s does not exist.", path).maybe("its path is meant from another folder.");
        } catch (InvalidProtocolBufferException odd) {
            throw NnException.of("%s is no ONNX file, or is damaged: %s", path, odd.getMessage())
                    .maybe("it was cut short on its way here: compare its size, and copy it again.")
                    .causedBy(odd);
        } catch (IOException failed) {
            throw NnException.of("%s could not be read: %s.", path, failed).causedBy(failed);
        }
    }

    /**
     * Gives the metadata.
     *
     * @return by key
     */
    public SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        model.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        return metadata;
    }

    /**
     * Reads the float32 tensors that stand in the graph itself.
     *
     * @return by name
     */
    public SortedMap<String, Tensor> tensors() {
        return TensorProtos.read(model.getGraph().getInitializerList());
    }

    /**
     * Counts the numbers that the graph holds.
     *
     * @return the sizes of all its tensors, summed
     */
    public long numbers() {
        return model.getGraph().getInitializerList().stream()
                .mapToLong(tensor -> tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b))
                .sum();
    }

    private void requireGraph() {
        if (!model.hasGraph() || model.getGraph().getOutputCount() == 0 || model.getOpsetImportCount() == 0) {
            throw NnException.of("%s holds no network: it has no graph, no output or no opset.", path)
                    .maybe("it is another kind of file, or empty.");
        }
        requireSound(model.getGraph(), 0);
    }

    private void requireSound(GraphProto graph, int depth) {
        if (depth > DEEPEST) {
            throw NnException.of("%s nests graphs more than %d deep.", path, DEEPEST);
        }
        graph.getInitializerList().forEach(this::requireSound);
        for (NodeProto node : graph.getNodeList()) {
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    requireSound(attribute.getG(), depth + 1);
                }
                if (attribute.hasT()) {
                    requireSound(attribute.getT());
                }
            }
        }
    }

    private void requireSound(TensorProto tensor) {
        long size = 1;
        for (long dim : tensor.getDimsList()) {
            if (dim < 0 || dim > 0 && size > Integer.MAX_VALUE / dim) {
                throw NnException.of(
                        "%s: the tensor \"%s\" claims the impossible shape %s.",
                        path, tensor.getName(), tensor.getDimsList());
            }
            size *= dim;
        }
        if (tensor.getDataType() == FLOAT
                && tensor.getRawData().size() > 0
                && tensor.getRawData().size() != 4 * size) {
            throw NnException.of(
                            "%s: the tensor \"%s\" %s needs %d bytes, but has %d.",
                            path,
                            tensor.getName(),
                            tensor.getDimsList(),
                            4 * size,
                            tensor.getRawData().size())
                    .maybe("the file is damaged: copy it again.");
        }
        tensor.getExternalDataList().forEach(entry -> requireInside(tensor, entry));
    }

    private void requireInside(TensorProto tensor, StringStringEntryProto entry) {
        if (!entry.getKey().equals("location")) {
            return;
        }
        Path folder = Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
        Path data = folder.resolve(entry.getValue()).normalize();
        if (Path.of(entry.getValue()).isAbsolute() || !data.startsWith(folder)) {
            throw NnException.of(
                    "%s: the tensor \"%s\" wants to read %s, which is outside the file's folder.",
                    path, tensor.getName(), entry.getValue());
        }
        if (!Files.isRegularFile(data)) {
            throw NnException.of("%s: the tensor \"%s\" stands in %s, which is missing.", path, tensor.getName(), data)
                    .maybe("copy it beside the model.");
        }
    }

    /**
     * Fingerprints bytes.
     *
     * @param bytes any
     * @return SHA-256, in hexadecimal
     */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
