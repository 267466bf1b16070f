package nn.testkit.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nn.data.Randoms;

/** Takes a part out of a sound file, and puts another in its place, so that lengths and checksums fit. */
final class Packing {
    private Packing() {}

    static byte[] gzipped(byte[] whole, UnaryOperator<byte[]> change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(whole));
                GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(change.apply(in.readAllBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    static byte[] zipped(byte[] whole, String ending, Randoms randoms, UnaryOperator<byte[]> change) {
        Map<String, byte[]> entries = entries(whole);
        List<String> names =
                entries.keySet().stream().filter(name -> name.endsWith(ending)).toList();
        entries.computeIfPresent(names.get(randoms.nextInt(names.size())), (name, entry) -> change.apply(entry));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] whole) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return entries;
    }

    static byte[] prefixed(byte[] whole, int at, int width, UnaryOperator<byte[]> change) {
        byte[] padded = Arrays.copyOf(Arrays.copyOfRange(whole, at, at + width), Long.BYTES);
        int start = at + width;
        int end = start
                + Math.toIntExact(
                        ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).getLong());
        byte[] header = change.apply(Arrays.copyOfRange(whole, start, end));
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array();
        byte[] changed = ByteMutation.spliced(whole, start, end, header);
        System.arraycopy(length, 0, changed, at, width);
        return changed;
    }
}
