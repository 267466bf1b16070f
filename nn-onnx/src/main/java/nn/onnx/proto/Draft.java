package nn.onnx.proto;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import nn.data.NnException;

/**
 * Writes a message in protobuf's wire format: field after field, in the order they are added.
 *
 * <p>Large bytes are not copied until the message is, so that whoever hands them over must leave them as they are.
 */
public final class Draft {
    /** Fewer bytes are copied: a part of its own would cost more. */
    private static final int LARGE = 4096;

    /** What an array can hold. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

    private final List<ByteBuffer> parts = new ArrayList<>();
    private ByteBuffer last = ByteBuffer.allocate(64);
    private long before;

    /** Adds an integer. */
    public Draft add(int field, long number) {
        key(field, 0);
        varint(number);
        return this;
    }

    /** Adds a number of single precision. */
    public Draft add(int field, float number) {
        key(field, 5);
        int bits = Float.floatToRawIntBits(number);
        for (int shift = 0; shift < 32; shift += 8) {
            put((byte) (bits >> shift));
        }
        return this;
    }

    /** Adds a number of double precision. */
    public Draft add(int field, double number) {
        key(field, 1);
        long bits = Double.doubleToRawLongBits(number);
        for (int shift = 0; shift < 64; shift += 8) {
            put((byte) (bits >> shift));
        }
        return this;
    }

    /** Adds fields of another message as they are, in their order, but for some. */
    public Draft addAllBut(Message message, int... left) {
        message.values()
                .filter(value -> IntStream.of(left).noneMatch(field -> field == value.field()))
                .forEach(value -> value.copyTo(this));
        return this;
    }

    /** Adds a text. */
    public Draft add(int field, String text) {
        return add(field, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds bytes, from position to limit. */
    public Draft add(int field, ByteBuffer bytes) {
        key(field, 2);
        varint(bytes.remaining());
        append(bytes);
        return this;
    }

    /** Adds a message, which must be whole. */
    public Draft add(int field, Draft message) {
        key(field, 2);
        varint(message.size());
        message.parts().forEach(this::append);
        return this;
    }

    /** Adds a message that was read. */
    public Draft add(int field, Message message) {
        return add(field, message.bytes());
    }

    /** Adds the fields of a message that was read, in their order, but for some. */
    public Draft addAll(Message message, IntPredicate leftOut) {
        message.values().filter(value -> !leftOut.test(value.field())).forEach(this::add);
        return this;
    }

    private void add(Message.Value value) {
        switch (value.type()) {
            case 0 -> add(value.field(), value.number());
            case 2 -> add(value.field(), value.part());
            case 5 -> add(value.field(), Float.intBitsToFloat((int) value.number()));
            default -> {
                key(value.field(), 1);
                for (int shift = 0; shift < 64; shift += 8) {
                    put((byte) (value.number() >> shift));
                }
            }
        }
    }

    /** Adds a list of integers, packed. */
    public Draft add(int field, long[] numbers) {
        Draft packed = new Draft();
        for (long number : numbers) {
            packed.varint(number);
        }
        return add(field, packed);
    }

    /** Counts the bytes so far. */
    public long size() {
        return before + last.position();
    }

    /**
     * Copies the message.
     *
     * @throws NnException if it is larger than an array can be
     */
    public byte[] toByteArray() {
        if (size() > MOST_BYTES) {
            throw NnException.of(
                            "the network's graph with its weights needs %d bytes, but ONNX takes at most %d.",
                            size(), MOST_BYTES)
                    .maybe("choose smaller layers.");
        }
        ByteBuffer whole = ByteBuffer.allocate((int) size());
        parts().forEach(whole::put);
        return whole.array();
    }

    /**
     * Writes the message.
     *
     * @throws IOException if the stream does
     */
    public void writeTo(OutputStream out) throws IOException {
        byte[] some = new byte[1 << 13];
        for (ByteBuffer part : parts()) {
            while (part.hasRemaining()) {
                int count = Math.min(some.length, part.remaining());
                part.get(some, 0, count);
                out.write(some, 0, count);
            }
        }
    }

    /** Returns the bytes, in their order, without copying them. */
    private List<ByteBuffer> parts() {
        List<ByteBuffer> all = new ArrayList<>(parts.size() + 1);
        parts.forEach(part -> all.add(part.duplicate()));
        all.add(last.duplicate().flip());
        return all;
    }

    private void key(int field, int type) {
        varint((long) field << 3 | type);
    }

    private void varint(long number) {
        long left = number;
        while ((left & ~0x7fL) != 0) {
            put((byte) (left | 0x80));
            left >>>= 7;
        }
        put((byte) left);
    }

    private void put(byte each) {
        room(1);
        last.put(each);
    }

    private void append(ByteBuffer bytes) {
        if (bytes.remaining() < LARGE) {
            room(bytes.remaining());
            last.put(bytes.duplicate());
            return;
        }
        before += last.position() + bytes.remaining();
        parts.add(last.flip());
        parts.add(bytes.slice());
        last = ByteBuffer.allocate(64);
    }

    private void room(int bytes) {
        if (last.remaining() < bytes) {
            last = ByteBuffer.allocate(Math.max(2 * last.capacity(), last.position() + bytes))
                    .put(last.flip());
        }
    }
}
