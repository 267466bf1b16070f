package nn.onnx.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nn.data.NnException;
import nn.onnx.layer.Elements;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.op.Dims;
import nn.op.ElementType;

/**
 * Reads tensors, also those whose numbers stand in a file beside the model's, which was looked at before.
 *
 * @param model the model's file
 */
record Beside(Path model) {
    /** Reads a tensor; half precision becomes single. */
    FileTensor tensor(Message proto) {
        return stored(proto).widened();
    }

    /** Reads a tensor in its own type. */
    FileTensor stored(Message proto) {
        try {
            return proto.has(Field.TENSOR_EXTERNAL_DATA) ? external(proto) : FileTensor.of(proto);
        } catch (NnException wrong) {
            throw wrong.at("the tensor \"" + proto.text(Field.TENSOR_NAME) + "\"");
        }
    }

    private FileTensor external(Message proto) {
        Map<String, String> where = new HashMap<>();
        proto.messages(Field.TENSOR_EXTERNAL_DATA)
                .forEach(entry -> where.put(entry.text(Field.ENTRY_KEY), entry.text(Field.ENTRY_VALUE)));
        ElementType type = ElementType.of(proto.number(Field.TENSOR_DATA_TYPE));
        Dims dims = new Dims(proto.numbers(Field.TENSOR_DIMS));
        long size = Math.multiplyExact(dims.count(0), Elements.bytes(type));
        Path data =
                Objects.requireNonNull(model.toAbsolutePath().getParent()).resolve(where.getOrDefault("location", ""));
        return new FileTensor(type, dims, read(data, number(where, "offset"), size));
    }

    private static long number(Map<String, String> where, String key) {
        String text = where.getOrDefault(key, "0");
        if (!text.matches("[0-9]{1,18}")) {
            throw NnException.of("its %s is \"%s\", which is no number.", key, text);
        }
        return Long.parseLong(text);
    }

    private static ByteBuffer read(Path data, long offset, long size) {
        try (FileChannel channel = FileChannel.open(data)) {
            if (offset + size > channel.size()) {
                throw NnException.of("%s is too short: it has %d bytes.", data, channel.size())
                        .maybe("copy it again.");
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
            while (bytes.hasRemaining()) {
                channel.read(bytes, offset + bytes.position());
            }
            return bytes.flip();
        } catch (IOException failed) {
            throw NnException.unreadable(data, failed);
        }
    }
}
