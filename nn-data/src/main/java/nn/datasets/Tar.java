package nn.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a gzipped tar archive as they come, in the format of POSIX's {@code ustar}; nothing is written
 * anywhere, links are not followed, and no more is unpacked than a limit.
 *
 * <p>Longer names than a header takes are not read: no known set has any.
 */
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int KIND = 156;
    private static final int PREFIX = 345;

    private final InputStream in;
    private long left;

    private Tar(InputStream in, long limit) {
        this.in = in;
        this.left = limit;
    }

    /**
     * Gives all files of an archive to one who takes them, in the archive's order.
     *
     * @param archive a file such as {@code cifar-10-binary.tar.gz}
     * @param place what messages call it
     * @param limit the bytes that it may unpack to, at most
     * @param member takes each file
     */
    static void read(Path archive, String place, long limit, Member member) {
        try (InputStream in = Files.newInputStream(archive)) {
            InputStream unpacked = new GZIPInputStream(in, 1 << 16);
            new Tar(new BufferedInputStream(unpacked, 1 << 16), limit).read(member);
        } catch (NnException e) {
            throw e.at(place);
        } catch (EOFException e) {
            throw again("%s: the archive must be whole, but ends early.", place).causedBy(e);
        } catch (ZipException e) {
            throw again("%s: the archive must be packed soundly by gzip, but: %s.", place, e.getMessage())
                    .causedBy(e);
        } catch (NoSuchFileException e) {
            throw NnException.of("%s: the archive must exist, but does not.", place)
                    .causedBy(e);
        } catch (IOException e) {
            throw NnException.of("%s: the archive must be readable, but: %s.", place, e.getMessage())
                    .causedBy(e);
        }
    }

    private static NnException again(String format, @Nullable Object... values) {
        return NnException.of(format, values).maybe("a download went wrong: delete the file and fetch it again.");
    }

    private void read(Member member) throws IOException {
        byte[] header = block();
        while (header[0] != 0) {
            requireChecksum(header);
            long size = size(header);
            try (Bounded file = new Bounded(in, size)) {
                if (header[KIND] == '0' || header[KIND] == 0) {
                    member.take(name(header), file);
                }
            }
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            header = block();
        }
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException();
        }
        return block;
    }

    private static void requireChecksum(byte[] header) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : header[i] & 0xff;
        }
        if (octal(header, CHECKSUM, 8) != sum) {
            throw again("the headers of a tar archive must have their checksum, but one has not.");
        }
    }

    private long size(byte[] header) {
        long size = octal(header, SIZE, 12);
        if (size < 0 || size > left) {
            throw NnException.of("the archive unpacks to more bytes than all that the set can have.")
                    .maybe("it is another one under this name: delete it and fetch it again.");
        }
        left -= size;
        return size;
    }

    /** Returns −1 for what is no octal number. */
    private static long octal(byte[] header, int from, int length) {
        String digits = text(header, from, length).strip();
        return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
    }

    private static String name(byte[] header) {
        String prefix = text(header, PREFIX, BLOCK - PREFIX - 12);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, NAME);
        if (name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || parts(name).contains("..")) {
            throw NnException.of("the names in an archive must stay below its folder, but one is %s.", name)
                    .maybe("it was made to do harm: delete it.");
        }
        return name.startsWith("./") ? name.substring(2) : name;
    }

    private static List<String> parts(String name) {
        return List.of(name.split("/", -1));
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, UTF_8);
    }
}
