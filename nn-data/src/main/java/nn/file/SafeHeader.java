package nn.file;

import static java.util.Map.entry;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.NnException;
import nn.data.RowFile;
import nn.data.RowFile.Element;
import nn.data.Shape;

/**
 * Says what a file of named tensors holds: 8 bytes with the length of the text after them, which is JSON, and then the
 * numbers.
 *
 * @param offset where the numbers begin
 * @param entries what each tensor is, by name
 * @param metadata what the file says of itself
 */
record SafeHeader(long offset, SortedMap<String, Entry> entries, SortedMap<String, String> metadata) {
    static final String METADATA = "__metadata__";
    private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");
    private static final int LENGTH_BYTES = 8;
    private static final int LONGEST = 100_000_000;
    private static final int MOST_AXES = 64;
    private static final int LONGEST_SHOWN = 200;
    private static final Map<String, Element> ELEMENTS = Map.ofEntries(
            entry("BOOL", Element.BOOL),
            entry("U8", Element.UINT8),
            entry("I8", Element.INT8),
            entry("I16", Element.INT16),
            entry("U16", Element.UINT16),
            entry("F16", Element.FLOAT16),
            entry("BF16", Element.BFLOAT16),
            entry("I32", Element.INT32),
            entry("U32", Element.UINT32),
            entry("F32", Element.FLOAT32),
            entry("I64", Element.INT64),
            entry("U64", Element.UINT64),
            entry("F64", Element.FLOAT64));

    /**
     * Says what a tensor is, and where its numbers stand.
     *
     * @param element how they are written
     * @param shape its shape
     * @param begin the first byte, counted from where the numbers of all begin
     * @param end one past the last
     */
    record Entry(RowFile.Element element, Shape shape, long begin, long end) {}

    /** Reads and checks it, before any number is read. */
    static SafeHeader read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            byte[] begin = in.readNBytes(LENGTH_BYTES);
            long length = begin.length < LENGTH_BYTES
                    ? -1
                    : ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (length < 2 || length > Math.min(LONGEST, size - LENGTH_BYTES)) {
                throw NnException.of(
                                "%s: the file must begin with the length of its header, but %s.",
                                file, begin.length < LENGTH_BYTES ? "ends before" : "gives " + length)
                        .maybe("it is no .safetensors file, or was cut short.");
            }
            String text = text(file, in.readNBytes((int) length));
            SafeHeader header = parsed(file, text, LENGTH_BYTES + length);
            header.requireWhole(file, size - LENGTH_BYTES - length);
            return header;
        } catch (IOException unreadable) {
            throw NnException.unreadable(file, unreadable);
        }
    }

    private static String text(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException odd) {
            throw NnException.of("%s: the header must be UTF-8, but is not.", file)
                    .causedBy(odd);
        }
    }

    private static SafeHeader parsed(Path file, String text, long offset) {
        SafeHeader header = new SafeHeader(offset, new TreeMap<>(), new TreeMap<>());
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            if (text.startsWith("\uFEFF")) {
                throw new IllegalStateException("a byte order mark stands before it");
            }
            json.beginObject();
            boolean hasMetadata = false;
            while (json.hasNext()) {
                String name = name(json);
                if (name.equals(METADATA) && !hasMetadata) {
                    hasMetadata = true;
                    readMetadata(json, header.metadata());
                } else if (name.equals(METADATA) || header.entries().containsKey(name)) {
                    throw NnException.of("\"%s\" stands there twice.", shown(name));
                } else {
                    header.entries().put(name, tensor(json, name));
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalStateException("something stands after the header's end");
            }
            return header;
        } catch (NnException wrong) {
            throw wrong.at(file + ": the header");
        } catch (IOException | IllegalStateException | NumberFormatException odd) {
            throw NnException.of("%s: the header must be JSON that lists tensors, but is not.", file)
                    .maybe("the file is damaged.")
                    .causedBy(odd);
        }
    }

    private static void readMetadata(JsonReader json, SortedMap<String, String> metadata) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            String key = name(json);
            if (metadata.put(key, text(json)) != null) {
                throw NnException.of("its metadata \"%s\" stand there twice.", shown(key));
            }
        }
        json.endObject();
    }

    /** Reads a text; Gson would take a number for one. */
    private static String text(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.STRING) {
            throw NnException.of("a text was expected at %s.", shown(json.getPath()));
        }
        return whole(json.nextString());
    }

    private static String name(JsonReader json) throws IOException {
        return whole(json.nextName());
    }

    /** Refuses halves of characters, which JSON can write. */
    private static String whole(String text) {
        if (text.codePoints().anyMatch(sign -> Character.getType(sign) == Character.SURROGATE)) {
            throw NnException.of("\"%s\" holds half a character.", shown(text));
        }
        return text;
    }

    /** Shortens a name for a message. */
    private static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }

    private static Entry tensor(JsonReader json, String name) throws IOException {
        String type = "";
        List<Long> dims = null;
        List<Long> offsets = null;
        json.beginObject();
        while (json.hasNext()) {
            String key = name(json);
            if (key.equals("dtype") && type.isEmpty()) {
                type = text(json);
            } else if (key.equals("shape") && dims == null) {
                dims = numbers(json);
            } else if (key.equals("data_offsets") && offsets == null) {
                offsets = numbers(json);
            } else if (FIELDS.contains(key)) {
                throw NnException.of("\"%s\" of the tensor \"%s\" stands there twice.", shown(key), shown(name));
            } else {
                json.skipValue(); // what other programs say beside
            }
        }
        json.endObject();
        if (type.isEmpty() || dims == null || offsets == null || offsets.size() != 2) {
            throw NnException.of("the tensor \"%s\" must have a dtype, a shape and two data_offsets.", shown(name));
        }
        return tensor(name, type, dims, offsets);
    }

    private static List<Long> numbers(JsonReader json) throws IOException {
        List<Long> numbers = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            String place = json.getPath();
            String number = json.peek() == JsonToken.NUMBER ? json.nextString() : "";
            if (!number.matches("[0-9]{1,18}") || numbers.size() == MOST_AXES) {
                throw NnException.of("whole numbers from 0 on were expected at %s.", shown(place));
            }
            numbers.add(Long.valueOf(number));
        }
        json.endArray();
        return numbers;
    }

    private static Entry tensor(String name, String type, List<Long> dims, List<Long> offsets) {
        Element element = ELEMENTS.get(type);
        if (element == null) {
            throw NnException.of("the tensor \"%s\" is of the type %s, which cannot be read.", shown(name), shown(type))
                    .maybe(
                            "write it as one of %s.",
                            ELEMENTS.keySet().stream().sorted().toList());
        }
        long count = 1;
        for (long size : dims) {
            count = size == 0 || count == 0 ? 0 : count > Integer.MAX_VALUE / size ? Long.MAX_VALUE : count * size;
        }
        long bytes = offsets.get(1) - offsets.get(0);
        if (count > Integer.MAX_VALUE || dims.stream().anyMatch(size -> size > Integer.MAX_VALUE)) {
            throw NnException.of(
                    "the tensor \"%s\" may have 2^31 - 1 numbers at most, but its shape is %s.", shown(name), dims);
        }
        if (bytes != count * element.bytes()) {
            throw NnException.of(
                    "the tensor \"%s\" %s of %s takes %d bytes, but has those from %d to %d.",
                    shown(name), dims, type, count * element.bytes(), offsets.get(0), offsets.get(1));
        }
        int[] sizes = dims.stream().mapToInt(Long::intValue).toArray();
        return new Entry(element, Shape.of(sizes), offsets.get(0), offsets.get(1));
    }

    /** Requires that the tensors follow one another, and that nothing stands between or after them. */
    private void requireWhole(Path file, long bytes) {
        List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
        inOrder.sort(Comparator.comparingLong(
                        (Map.Entry<String, Entry> each) -> each.getValue().begin())
                .thenComparingLong(each -> each.getValue().end()));
        long at = 0;
        for (Map.Entry<String, Entry> each : inOrder) {
            if (each.getValue().begin() != at) {
                throw NnException.of(
                        "%s: the tensor \"%s\" must begin at byte %d, after the one before it, but begins at %d.",
                        file, shown(each.getKey()), at, each.getValue().begin());
            }
            at = each.getValue().end();
        }
        if (at != bytes) {
            throw NnException.of("%s: the tensors take %d bytes, but the file has %d for them.", file, at, bytes)
                    .maybe("it was cut short, or added to.");
        }
    }
}
