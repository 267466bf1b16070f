package nn.onnx.proto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nn.data.NnException;

/**
 * Reads a message in protobuf's wire format: its fields by number, looked up when asked for.
 *
 * <p>Nothing is copied, so a message takes no more memory than its bytes, whatever they claim. A field that is not there
 * gives zero, an empty text or an empty message; of several values of one the last counts, and messages are merged, as
 * protobuf says. Whatever is asked of damaged bytes ends in an {@link NnException}.
 */
public final class Message {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    /** Where it begins in the bytes that all was read from. */
    private final int origin;

    /** Reads from position to limit. */
    public Message(ByteBuffer bytes) {
        this(bytes, 0);
    }

    private Message(ByteBuffer bytes, int origin) {
        this.bytes = bytes.slice().asReadOnlyBuffer();
        this.origin = origin;
    }

    /** Makes an empty message. */
    public Message() {
        this(ByteBuffer.allocate(0));
    }

    /** Shows the bytes of the whole. */
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /** Returns whether a field is there. */
    public boolean has(int field) {
        return fields(field).findAny().isPresent();
    }

    /** Returns an integer. */
    public long number(int field) {
        return fields(field).mapToLong(Value::number).reduce(0, (before, last) -> last);
    }

    /** Returns a list of integers, packed or not. */
    public long[] numbers(int field) {
        return fields(field).flatMapToLong(Value::numbers).toArray();
    }

    /** Returns a number of single precision. */
    public float real(int field) {
        return Float.intBitsToFloat((int) number(field));
    }

    /** Returns a list of numbers of single precision, packed or not. */
    public double[] reals(int field) {
        return fields(field).flatMapToDouble(Value::reals).toArray();
    }

    /** Returns a list of numbers of double precision, packed or not. */
    public double[] doubles(int field) {
        return fields(field).flatMapToDouble(Value::doubles).toArray();
    }

    /** Returns a text; what is no UTF-8 is replaced. */
    public String text(int field) {
        return texts(field).reduce("", (before, last) -> last);
    }

    /** Returns a list of texts. */
    public Stream<String> texts(int field) {
        return fields(field)
                .map(value -> StandardCharsets.UTF_8.decode(value.bytes()).toString());
    }

    /** Returns bytes without copying them. */
    public ByteBuffer bytes(int field) {
        return fields(field).map(Value::bytes).reduce(ByteBuffer.allocate(0), (before, last) -> last);
    }

    /** Tells where a field's bytes begin, counted from the message that all was read from; 0 for one that is not there. */
    public int offset(int field) {
        return fields(field).map(Value::at).reduce(0, (before, last) -> last);
    }

    /** Returns a message; the offsets of one whose parts stand apart mean nothing. */
    public Message message(int field) {
        List<Value> found = fields(field).toList();
        List<ByteBuffer> parts = found.stream().map(Value::bytes).toList();
        if (parts.size() == 1) {
            return new Message(parts.get(0), found.get(0).at());
        }
        ByteBuffer merged = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(merged::put);
        return new Message(merged.flip());
    }

    /** Returns a list of messages. */
    public Stream<Message> messages(int field) {
        return fields(field).map(value -> new Message(value.bytes(), value.at()));
    }

    /** Goes through all fields, so that damage shows. */
    public void requireSound() {
        values().forEach(value -> {});
    }

    private Stream<Value> fields(int field) {
        return values().filter(value -> value.field == field);
    }

    Stream<Value> values() {
        return StreamSupport.stream(new Values(bytes, origin), false);
    }

    static NnException damaged(String what) {
        return NnException.of("a message %s.", what)
                .maybe("it was cut short or changed on its way here: compare the file's size, and copy it again.");
    }

    /**
     * A field's number and value: an integer, or bytes.
     *
     * @param number the value of whatever is no list of bytes
     * @param part the bytes; empty for integers
     * @param at where they begin in what all was read from
     */
    record Value(int field, int type, long number, ByteBuffer part, int at) {
        ByteBuffer bytes() {
            if (type != BYTES) {
                throw damaged("has a number in its field " + field + ", where text or a message belongs");
            }
            return part;
        }

        LongStream numbers() {
            if (type == VARINT) {
                return LongStream.of(number);
            }
            ByteBuffer left = bytes().duplicate();
            long[] numbers = new long[left.remaining()];
            int count = 0;
            while (left.hasRemaining()) {
                numbers[count++] = varint(left);
            }
            return Arrays.stream(numbers, 0, count);
        }

        DoubleStream reals() {
            if (type == FIXED32) {
                return DoubleStream.of(Float.intBitsToFloat((int) number));
            }
            FloatBuffer packed =
                    bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            return IntStream.range(0, packed.remaining()).mapToDouble(packed::get);
        }

        DoubleStream doubles() {
            if (type == FIXED64) {
                return DoubleStream.of(Double.longBitsToDouble(number));
            }
            DoubleBuffer packed =
                    bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
            return IntStream.range(0, packed.remaining()).mapToDouble(packed::get);
        }

        /** Adds the field to another message, as it is. */
        void copyTo(Draft draft) {
            switch (type) {
                case VARINT -> draft.add(field, number);
                case FIXED32 -> draft.add(field, Float.intBitsToFloat((int) number));
                case FIXED64 -> draft.add(field, Double.longBitsToDouble(number));
                default -> draft.add(field, part);
            }
        }
    }

    /** Goes from field to field. */
    private static final class Values extends AbstractSpliterator<Value> {
        private static final ByteBuffer NONE = ByteBuffer.allocate(0);

        private final ByteBuffer left;
        private final int origin;

        Values(ByteBuffer bytes, int origin) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.origin = origin;
            left = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public boolean tryAdvance(Consumer<? super Value> action) {
            if (!left.hasRemaining()) {
                return false;
            }
            action.accept(next());
            return true;
        }

        private Value next() {
            try {
                long key = varint(left);
                int field = (int) (key >>> 3);
                int type = (int) (key & 7);
                return switch (type) {
                    case VARINT -> new Value(field, type, varint(left), NONE, 0);
                    case FIXED64 -> new Value(field, type, left.getLong(), NONE, 0);
                    case FIXED32 -> new Value(field, type, left.getInt(), NONE, 0);
                    case BYTES -> part(field, varint(left));
                    default -> throw damaged("has a field of the unknown kind " + type);
                };
            } catch (BufferUnderflowException short_) {
                throw damaged("ends within a field").causedBy(short_);
            }
        }

        private Value part(int field, long length) {
            if (length < 0 || length > left.remaining()) {
                throw damaged("has a field of " + Long.toUnsignedString(length) + " bytes, but only " + left.remaining()
                        + " are left");
            }
            int from = left.position();
            left.position(from + (int) length);
            return new Value(field, BYTES, 0, left.slice(from, (int) length), origin + from);
        }
    }

    /** Reads seven bits a byte, the lowest first. */
    private static long varint(ByteBuffer from) {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!from.hasRemaining()) {
                throw damaged("ends within a field");
            }
            byte next = from.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw damaged("has a number of more than 64 bits");
    }
}
