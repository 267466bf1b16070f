package nn.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes bytes as visible characters, as GPT-2 does: those of Latin-1 that are visible as they are, others from 256 on. */
final class ByteChars {
    private static final char[] CHARS = new char[256];
    private static final int[] BYTES = new int[512];

    static {
        Arrays.fill(BYTES, -1);
        int others = 256;
        for (int each = 0; each < 256; each++) {
            boolean isVisible = each >= '!' && each <= '~' || each >= 0xa1 && each != 0xad;
            CHARS[each] = (char) (isVisible ? each : others++);
            BYTES[CHARS[each]] = each;
        }
    }

    private ByteChars() {}

    static String written(byte[] bytes) {
        char[] chars = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            chars[i] = CHARS[bytes[i] & 0xff];
        }
        return new String(chars);
    }

    /** Reads tokens back; one that has other characters stands for itself. */
    static String read(List<String> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String token : tokens) {
            if (token.chars().allMatch(each -> each < BYTES.length && BYTES[each] >= 0)) {
                token.chars().forEach(each -> bytes.write(BYTES[each]));
            } else {
                bytes.writeBytes(token.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
