package nn.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Tensor;

/**
 * Writes a file of named tensors beside its place, and then puts it there: no reader meets half a file.
 *
 * @param file where it shall stand
 */
record SafeWriter(Path file) {
    private static final int ALIGNMENT = 8;
    private static final int BLOCK = 1 << 16;

    void write(SortedMap<String, Tensor> tensors, SortedMap<String, String> metadata) {
        if (tensors.containsKey(SafeHeader.METADATA)) {
            throw NnException.of("%s: no tensor can be called \"%s\".", file, SafeHeader.METADATA)
                    .maybe("give it another name.");
        }
        List<Map.Entry<String, Tensor>> aligned = new ArrayList<>(tensors.entrySet());
        aligned.sort(Comparator.comparingInt(each -> -each.getValue().type().bytes()));
        try {
            put(header(aligned, metadata), aligned);
        } catch (IOException failed) {
            throw NnException.of("%s: the file must be writable, but: %s.", file, failed)
                    .causedBy(failed);
        }
    }

    private void put(byte[] header, List<Map.Entry<String, Tensor>> tensors) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path draft = target.resolveSibling(".nn-" + UUID.randomUUID() + ".draft");
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                all(out, ByteBuffer.wrap(header));
                for (Map.Entry<String, Tensor> each : tensors) {
                    numbers(out, each.getValue());
                }
                out.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void all(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Writes numbers with their lowest byte first, whatever the machine's order. */
    private static void numbers(FileChannel out, Tensor tensor) throws IOException {
        ByteBuffer memory = tensor.memory();
        if (tensor.type() == DType.UINT8 || memory.order() == ByteOrder.LITTLE_ENDIAN) {
            all(out, memory);
            return;
        }
        ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        while (memory.hasRemaining()) {
            block.clear();
            while (block.hasRemaining() && memory.hasRemaining()) {
                block.putInt(memory.getInt());
            }
            all(out, block.flip());
        }
    }

    /** Writes the header, filled up with spaces so that the numbers begin at a multiple of 8. */
    private static byte[] header(List<Map.Entry<String, Tensor>> tensors, SortedMap<String, String> metadata) {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            JsonObject about = new JsonObject();
            metadata.forEach(about::addProperty);
            header.add(SafeHeader.METADATA, about);
        }
        long begin = 0;
        for (Map.Entry<String, Tensor> each : tensors) {
            Tensor tensor = each.getValue();
            long end = begin + (long) tensor.shape().size() * tensor.type().bytes();
            header.add(each.getKey(), entry(tensor, begin, end));
            begin = end;
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(ALIGNMENT + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.array();
    }

    private static JsonObject entry(Tensor tensor, long begin, long end) {
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", SafeTensors.code(tensor.type()));
        JsonArray shape = new JsonArray();
        IntStream.of(tensor.shape().dims()).forEach(shape::add);
        entry.add("shape", shape);
        JsonArray offsets = new JsonArray();
        offsets.add(begin);
        offsets.add(end);
        entry.add("data_offsets", offsets);
        return entry;
    }
}
