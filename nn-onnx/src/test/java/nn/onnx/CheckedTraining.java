package nn.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nn.data.State;
import nn.data.Tensor;

/** Keeps a training's file, its rows and what came of them in {@code target}, where other runtimes are held to them. */
final class CheckedTraining {
    private static final Path FOLDER = Path.of("target", "training-check");

    private final String name;
    private final ByteArrayOutputStream features = new ByteArrayOutputStream();
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private final ByteArrayOutputStream losses = new ByteArrayOutputStream();

    CheckedTraining(String name) throws IOException {
        this.name = name.replaceAll("[ ,]+", "-");
        Files.createDirectories(FOLDER);
    }

    Path file() {
        return FOLDER.resolve(name + ".onnx");
    }

    void add(Tensor rows, Tensor targets, float[] found) {
        features.writeBytes(bytes(rows));
        labels.writeBytes(bytes(targets));
        losses.writeBytes(bytes(Tensor.of(nn.data.Shape.of(found.length), found)));
    }

    /** Writes the rows, the losses, and the state but for the count of steps, in its order. */
    void end(State state, List<String> parts) throws IOException {
        ByteArrayOutputStream learned = new ByteArrayOutputStream();
        for (String part : parts) {
            if (!part.equals("step")) {
                Map<String, Tensor> from = part.contains(":") ? state.slots() : state.weights();
                learned.writeBytes(bytes(from.get(part)));
            }
        }
        write("features", features);
        write("targets", labels);
        write("losses", losses);
        write("state", learned);
    }

    private void write(String kind, ByteArrayOutputStream numbers) throws IOException {
        Files.write(FOLDER.resolve(name + "." + kind), numbers.toByteArray());
    }

    private static byte[] bytes(Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.shape().size()).order(ByteOrder.LITTLE_ENDIAN);
        switch (tensor.type()) {
            case INT32 -> bytes.asIntBuffer().put(tensor.ints());
            default -> bytes.asFloatBuffer().put(tensor.floats());
        }
        return bytes.array();
    }
}
