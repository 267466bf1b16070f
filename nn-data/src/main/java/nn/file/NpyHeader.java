package nn.file;

import static java.util.Map.entry;
import static nn.data.RowFile.Element.BOOL;
import static nn.data.RowFile.Element.FLOAT16;
import static nn.data.RowFile.Element.FLOAT32;
import static nn.data.RowFile.Element.FLOAT64;
import static nn.data.RowFile.Element.INT16;
import static nn.data.RowFile.Element.INT32;
import static nn.data.RowFile.Element.INT64;
import static nn.data.RowFile.Element.INT8;
import static nn.data.RowFile.Element.UINT16;
import static nn.data.RowFile.Element.UINT32;
import static nn.data.RowFile.Element.UINT64;
import static nn.data.RowFile.Element.UINT8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.RowFile;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Says what an array's file holds.
 *
 * @param offset how many bytes stand before the numbers
 * @param element how they are written
 * @param order the order of a number's bytes
 * @param isFortran whether the first axis runs fastest, not the last
 * @param dims the sizes of its axes
 */
record NpyHeader(long offset, RowFile.Element element, ByteOrder order, boolean isFortran, List<Long> dims) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST = 1 << 16;
    private static final Map<String, RowFile.Element> ELEMENTS = Map.ofEntries(
            entry("u1", UINT8),
            entry("b1", BOOL),
            entry("i1", INT8),
            entry("i2", INT16),
            entry("u2", UINT16),
            entry("i4", INT32),
            entry("u4", UINT32),
            entry("i8", INT64),
            entry("u8", UINT64),
            entry("f2", FLOAT16),
            entry("f4", FLOAT32),
            entry("f8", FLOAT64));
    private static final Pattern DESCRIPTION = Pattern.compile("'descr': *'([<>|=])(\\w+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

    /** Reads what stands before an array's numbers. */
    static NpyHeader read(InputStream in, String place) throws IOException {
        byte[] begin = in.readNBytes(MAGIC.length + 2);
        if (begin.length < MAGIC.length + 2
                || !ByteBuffer.wrap(begin, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw NnException.of("%s: the file must begin as numpy's arrays do, but does not.", place)
                    .maybe("write it with np.save(…).");
        }
        int sizeBytes = begin[MAGIC.length] == 1 ? 2 : 4;
        byte[] size = in.readNBytes(sizeBytes);
        long length = size.length < sizeBytes ? -1 : length(size);
        byte[] text = in.readNBytes((int) Math.max(0, Math.min(length, LONGEST)));
        if (length < 0 || text.length < length) {
            throw NnException.of("%s: the header of the array must be whole, but ends early or is too long.", place);
        }
        return parsed(new String(text, StandardCharsets.ISO_8859_1), begin.length + sizeBytes + length, place);
    }

    private static long length(byte[] size) {
        ByteBuffer bytes = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        return size.length == 2 ? bytes.getShort() & 0xffff : bytes.getInt() & 0xffffffffL;
    }

    private static NpyHeader parsed(String text, long offset, String place) {
        Matcher type = DESCRIPTION.matcher(text);
        if (!type.find() || !ELEMENTS.containsKey(type.group(2))) {
            throw NnException.of(
                            "%s: the numbers must be of one of the types %s, but the header says %s.",
                            place, ELEMENTS.keySet().stream().sorted().toList(), text.strip())
                    .maybe("write them as float32: np.save(file, x.astype('f4')).");
        }
        boolean isFortran = found(FORTRAN, text, place).equals("True");
        List<Long> dims = dims(found(SHAPE, text, place), place);
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(offset, ELEMENTS.get(type.group(2)), order, isFortran, dims);
    }

    private static String found(Pattern pattern, String text, String place) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw NnException.of("%s: the header of the array cannot be read: %s.", place, text.strip());
        }
        return matcher.group(1);
    }

    private static List<Long> dims(String text, String place) {
        try {
            return Stream.of(text.split(","))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .map(Long::valueOf)
                    .toList();
        } catch (NumberFormatException odd) {
            throw NnException.of("%s: the header of the array cannot be read: its shape is (%s).", place, text)
                    .causedBy(odd);
        }
    }

    /** Names the rows along the first axis. */
    RowFile rows(Path file) {
        if (isFortran) {
            throw NnException.of("%s: the rows must stand one after the other, but are in Fortran's order.", file)
                    .maybe("read all of them, Npy.read(…), or write them in C's order:"
                            + " np.save(file, np.ascontiguousarray(x)).");
        }
        if (dims.isEmpty()) {
            throw NnException.of("%s: the array must have rows, but is a single number.", file);
        }
        RowFile rows = RowFile.of(file, offset, element, order, row(file.toString()));
        if (rows.rowCount() != dims.get(0)) {
            throw NnException.of(
                            "%s: the header announces %d rows, but the file holds %d.",
                            file, dims.get(0), rows.rowCount())
                    .maybe("the file was cut off, or added to.");
        }
        return rows;
    }

    /** Reads all numbers; Fortran's order is C's of the axes from last to first. */
    Tensor all(Path file) {
        if (!isFortran) {
            RowFile rows = rows(file);
            return rows.read(0, rows.rowCount());
        }
        List<Long> reversed = new ArrayList<>(dims);
        Collections.reverse(reversed);
        try {
            Tensor reversedAxes = new NpyHeader(offset, element, order, false, reversed).all(file);
            return reversedAxes.transpose(IntStream.range(0, dims.size())
                    .map(axis -> dims.size() - 1 - axis)
                    .toArray());
        } catch (NnException wrong) {
            throw wrong.at("in Fortran's order, whose rows are along the last axis");
        }
    }

    private Shape row(String place) {
        if (dims.stream().skip(1).anyMatch(size -> size > Integer.MAX_VALUE)) {
            throw NnException.of("%s: an axis can have 2^31 - 1 numbers at most, but the shape is %s.", place, dims);
        }
        return Shape.of(dims.stream().skip(1).mapToInt(Long::intValue).toArray());
    }

    /** Writes what stands before a tensor's numbers, so long that these begin at a multiple of 64. */
    static byte[] of(Tensor tensor) {
        String shape =
                IntStream.of(tensor.shape().dims()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String text = "{'descr': '" + description(tensor.type()) + "', 'fortran_order': False, 'shape': (" + shape
                + (tensor.shape().rank() == 1 ? ",), }" : "), }");
        int unpadded = MAGIC.length + 4 + text.length() + 1;
        int length = text.length() + 1 + (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(MAGIC.length + 4 + length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }

    private static String description(DType type) {
        String order = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
        return switch (type) {
            case UINT8 -> "|u1";
            case INT32 -> order + "i4";
            case FLOAT32 -> order + "f4";
        };
    }
}
