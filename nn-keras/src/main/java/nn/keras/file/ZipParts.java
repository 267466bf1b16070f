package nn.keras.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nn.data.NnException;

/** Reads the parts of a zip file that are wanted, and no more than so many bytes of them. */
final class ZipParts {
    /** How often larger than the file a part may be: Keras does not compress. */
    private static final long MOST_TIMES = 100;

    private static final long ALWAYS_ALLOWED = 1 << 24;

    private ZipParts() {}

    static boolean isOne(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3;
    }

    static Map<String, byte[]> read(byte[] file, Set<String> wanted) throws IOException {
        long most = Math.min(Integer.MAX_VALUE - 16L, Math.max(ALWAYS_ALLOWED, MOST_TIMES * file.length));
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (wanted.contains(entry.getName())) {
                    parts.put(entry.getName(), part(zip, entry.getName(), most));
                }
            }
        }
        return parts;
    }

    private static byte[] part(ZipInputStream zip, String name, long most) throws IOException {
        byte[] bytes = zip.readNBytes((int) most);
        if (bytes.length == most && zip.read() >= 0) {
            throw NnException.of("its part %s is larger than %d bytes, which no such file needs.", name, most);
        }
        return bytes;
    }
}
