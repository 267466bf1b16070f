package nn.callback;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Says how a log that is to go on begins and ends, without taking memory for more than its head.
 *
 * @param begins whether it begins with the wanted head, or, cut within it, with a part of that
 * @param first its first bytes, as many as the head has, up to the line's end
 * @param end where its last whole line ends, counted in bytes
 * @param length how many bytes it has
 */
record CsvTail(boolean begins, String first, long end, long length) {
    private static final int SHOWN = 200;

    static CsvTail of(Path file, String head) throws IOException {
        byte[] wanted = head.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(Math.max(wanted.length, SHOWN));
            byte[] found = in.readNBytes(wanted.length);
            in.reset();
            String first = new String(in.readNBytes(Math.max(wanted.length, SHOWN)), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            long end = end(file);
            boolean begins = end == 0
                    ? Arrays.mismatch(found, wanted) == -1 || Arrays.mismatch(found, wanted) == found.length
                    : Arrays.equals(found, wanted);
            return new CsvTail(begins, first, end, Files.size(file));
        }
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

    /** Cuts off what comes after the last whole line. */
    void mend(Path file) throws IOException {
        if (end < length) {
            try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
                log.setLength(end);
            }
        }
    }
}
