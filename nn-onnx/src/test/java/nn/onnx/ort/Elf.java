package nn.onnx.ort;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the smallest shared libraries of Linux: without code, with a name, and the names of those that they need. */
final class Elf {
    private static final int SYMBOLS = 64 + 3 * 56;
    private static final int HASH = SYMBOLS + 24;
    private static final int DYNAMIC = HASH + 16;
    private static final int READ_AND_WRITE = 6;

    private final ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    private Elf() {}

    static byte[] library(String name, String... needed) {
        StringBuilder names = new StringBuilder("\0");
        List<long[]> entries = new ArrayList<>();
        for (String each : needed) {
            entries.add(new long[] {1, names.length()});
            names.append(each).append('\0');
        }
        entries.add(new long[] {14, names.length()});
        names.append(name).append('\0');
        int size = 16 * (entries.size() + 6);
        int strings = DYNAMIC + size;
        entries.addAll(List.of(
                new long[] {4, HASH},
                new long[] {5, strings},
                new long[] {6, SYMBOLS},
                new long[] {10, names.length()},
                new long[] {11, 24},
                new long[] {0, 0}));
        return new Elf().write(names.toString(), entries, size, strings + names.length());
    }

    private byte[] write(String names, List<long[]> entries, int size, int length) {
        short machine = (short) (System.getProperty("os.arch").equals("aarch64") ? 183 : 62);
        bytes.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        shorts((short) 3, machine).putInt(1).putLong(0).putLong(64).putLong(0).putInt(0);
        shorts((short) 64, (short) 56, (short) 3, (short) 0, (short) 0, (short) 0);
        segment(1, 0, length, 4096);
        segment(2, DYNAMIC, size, 8);
        segment(0x6474e551, 0, 0, 16);
        bytes.position(HASH);
        bytes.putInt(1).putInt(1).putInt(0).putInt(0);
        entries.forEach(entry -> bytes.putLong(entry[0]).putLong(entry[1]));
        bytes.put(names.getBytes(StandardCharsets.US_ASCII));
        byte[] all = new byte[length];
        bytes.get(0, all);
        return all;
    }

    private ByteBuffer shorts(short... values) {
        for (short value : values) {
            bytes.putShort(value);
        }
        return bytes;
    }

    private void segment(int type, long start, long length, long alignment) {
        bytes.putInt(type).putInt(READ_AND_WRITE).putLong(start).putLong(start).putLong(start);
        bytes.putLong(length).putLong(length).putLong(alignment);
    }
}
