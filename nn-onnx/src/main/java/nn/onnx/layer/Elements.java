package nn.onnx.layer;

import java.nio.ByteBuffer;
import nn.data.NnException;
import nn.op.ElementType;

/** Reads and writes numbers as ONNX stores them. */
public final class Elements {
    private Elements() {}

    /** Returns how many bytes an element has. */
    public static int bytes(ElementType type) {
        return switch (type) {
            case UINT8, INT8, BOOL -> 1;
            case UINT16, INT16, FLOAT16 -> 2;
            case FLOAT32, INT32, UINT32 -> 4;
            case FLOAT64, INT64, UINT64 -> 8;
        };
    }

    /** Reads the next number. */
    public static double get(ByteBuffer bytes, ElementType type) {
        return switch (type) {
            case UINT8, BOOL -> bytes.get() & 0xff;
            case INT8 -> bytes.get();
            case UINT16 -> bytes.getShort() & 0xffff;
            case INT16 -> bytes.getShort();
            case FLOAT16 -> half(bytes.getShort());
            case FLOAT32 -> bytes.getFloat();
            case INT32 -> bytes.getInt();
            case UINT32 -> bytes.getInt() & 0xffffffffL;
            case FLOAT64 -> bytes.getDouble();
            case INT64, UINT64 -> bytes.getLong();
        };
    }

    /** Writes the next number. */
    static void put(ByteBuffer bytes, ElementType type, double number) {
        switch (type) {
            case UINT8, INT8, BOOL -> bytes.put((byte) (long) number);
            case UINT16, INT16 -> bytes.putShort((short) (long) number);
            case FLOAT32 -> bytes.putFloat((float) number);
            case INT32, UINT32 -> bytes.putInt((int) (long) number);
            case FLOAT64 -> bytes.putDouble(number);
            case INT64, UINT64 -> bytes.putLong((long) number);
            case FLOAT16 -> throw NnException.of("constants of float16 are computed in float32.");
        }
    }

    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0x1f
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(fraction + 1024.0, exponent - 25);
        return bits < 0 ? -size : size;
    }
}
