package nn.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a field in protobuf's wire format.
 *
 * @param key its number and kind
 * @param content its bytes, without their length
 */
record WireField(long key, byte... content) {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    /** Reads a message; empty for what is none. */
    static List<WireField> parse(byte[] message) {
        List<WireField> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message);
        try {
            while (in.hasRemaining()) {
                long key = varint(in);
                byte[] content = new byte[length((int) key & 7, in)];
                in.get(content);
                fields.add(new WireField(key, content));
            }
            return fields;
        } catch (BufferUnderflowException | IllegalArgumentException none) {
            return List.of();
        }
    }

    private static int length(int kind, ByteBuffer in) {
        long length = switch (kind) {
            case VARINT -> varintLength(in.duplicate());
            case 1 -> Long.BYTES;
            case LENGTH -> varint(in);
            case 5 -> Integer.BYTES;
            default -> throw new IllegalArgumentException();
        };
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException();
        }
        return (int) length;
    }

    private static int varintLength(ByteBuffer in) {
        int start = in.position();
        varint(in);
        return in.position() - start;
    }

    private static long varint(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException();
    }

    static byte[] written(List<WireField> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (WireField field : fields) {
            out.writeBytes(varint(field.key));
            if (field.hasLength()) {
                out.writeBytes(varint(field.content.length));
            }
            out.writeBytes(field.content);
        }
        return out.toByteArray();
    }

    static byte[] varint(long number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long left = number;
        for (; (left & ~0x7fL) != 0; left >>>= 7) {
            out.write((int) left & 0x7f | 0x80);
        }
        out.write((int) left);
        return out.toByteArray();
    }

    boolean isNumber() {
        return (key & 7) == VARINT;
    }

    boolean hasLength() {
        return (key & 7) == LENGTH;
    }

    WireField with(byte... other) {
        return new WireField(key, other);
    }
}
