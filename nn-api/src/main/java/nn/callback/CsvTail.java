package nn.callback;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says how a log that is to go on begins and ends, without taking memory for more than its head. Other programs may have
 * put a byte order mark before it and ended its lines as Windows does.
 *
 * @param begins whether it begins with the wanted head, or, truncated within it, with a part of that
 * @param first its first line, or so much of it as the head has
 * @param lineEnd what ends its head
 * @param end where its last whole line ends, counted in bytes
 */
record CsvTail(boolean begins, String first, String lineEnd, long end) {
    private static final int SHOWN = 200;
    private static final String MARK = latin("\uFEFF".getBytes(StandardCharsets.UTF_8));
    private static final String WINDOWS = "\r\n";
    private static final String OTHERS = "\n";

    /** Reads a log; the wanted head is given without its line's end. */
    static CsvTail of(Path file, String head) throws IOException {
        String wanted = latin(head.getBytes(StandardCharsets.UTF_8));
        String marked = beginning(file, Math.max(MARK.length() + wanted.length() + WINDOWS.length(), SHOWN));
        String found = marked.startsWith(MARK) ? marked.substring(MARK.length()) : marked;
        String lineEnd = found.startsWith(wanted + WINDOWS) ? WINDOWS : OTHERS;
        long end = end(file);
        boolean begins = end == 0
                ? (wanted + OTHERS).startsWith(found) || (wanted + WINDOWS).startsWith(found)
                : found.startsWith(wanted + lineEnd);
        return new CsvTail(begins, first(found), lineEnd, end);
    }

    private static String beginning(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return latin(in.readNBytes(most));
        }
    }

    /** Shows a carriage return, which alone ends no line here. */
    private static String first(String found) {
        String line = found.lines().findFirst().orElse("");
        boolean lone = found.startsWith("\r", line.length()) && !found.startsWith(WINDOWS, line.length());
        String shown = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return lone ? shown + "\\r" : shown;
    }

    /** Takes each byte for a character, so that texts are compared as bytes are. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static long end(Path file) throws IOException {
        byte[] part = new byte[1 << 13];
        long end = 0;
        long before = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(part); read > 0; read = in.read(part)) {
                for (int i = 0; i < read; i++) {
                    if (part[i] == '\n') {
                        end = before + i + 1;
                    }
                }
                before += read;
            }
        }
        return end;
    }

    /** Truncates the file after the last whole line. */
    void mend(Path file) throws IOException {
        truncate(file, end);
    }

    /** Truncates a file that is longer. */
    static void truncate(Path file, long bytes) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
            if (log.length() > bytes) {
                log.setLength(bytes);
            }
        }
    }
}
