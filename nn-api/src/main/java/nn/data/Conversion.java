package nn.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Makes numbers of tensors' types of those that files hold.
 *
 * @param element how numbers are written
 * @param raw the bytes, in their order
 */
record Conversion(RowFile.Element element, ByteBuffer raw) {
    /** Converts all of them; what does not fit is refused with its row. */
    void into(ByteBuffer numbers, Path path, long firstRow, Shape row) {
        int count = raw.remaining() / element.bytes();
        for (int i = 0; i < count; i++) {
            switch (element) {
                case UINT8, BOOL -> numbers.put(raw.get(i));
                case INT8 -> numbers.putInt(raw.get(i));
                case INT16 -> numbers.putInt(raw.getShort(2 * i));
                case UINT16 -> numbers.putInt(raw.getShort(2 * i) & 0xffff);
                case INT32 -> numbers.putInt(raw.getInt(4 * i));
                case UINT32 -> numbers.putInt(whole(raw.getInt(4 * i) & 0xffffffffL, path, firstRow + i / row.size()));
                case INT64 -> numbers.putInt(whole(raw.getLong(8 * i), path, firstRow + i / row.size()));
                case UINT64 -> numbers.putInt(natural(raw.getLong(8 * i), path, firstRow + i / row.size()));
                case FLOAT16 -> numbers.putFloat(half(raw.getShort(2 * i)));
                case BFLOAT16 -> numbers.putFloat(Float.intBitsToFloat(raw.getShort(2 * i) << 16));
                case FLOAT32 -> numbers.putFloat(raw.getFloat(4 * i));
                case FLOAT64 -> numbers.putFloat(single(raw.getDouble(8 * i), path, firstRow + i / row.size()));
            }
        }
    }

    private static int whole(long number, Path path, long row) {
        if (number != (int) number) {
            throw tooLarge(Long.toString(number), path, row);
        }
        return (int) number;
    }

    private static int natural(long number, Path path, long row) {
        if (number < 0) {
            throw tooLarge(Long.toUnsignedString(number), path, row);
        }
        return whole(number, path, row);
    }

    private static NnException tooLarge(String number, Path path, long row) {
        return NnException.of("%s: row %d: whole numbers must fit into int32, but one was %s.", path, row, number)
                .maybe("write the file with float64 or int32 numbers.");
    }

    private static float single(double number, Path path, long row) {
        if (Float.isInfinite((float) number) && !Double.isInfinite(number)) {
            throw NnException.of("%s: row %d: numbers must fit into float32, but one was %s.", path, row, number)
                    .maybe("write smaller ones, such as x / x.max().");
        }
        return (float) number;
    }

    /** Reads a number of IEEE 754's binary16: a sign, 5 bits of exponent, 10 of fraction. */
    static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size = switch (exponent) {
            case 0 -> fraction * 0x1p-24f;
            case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        };
        return bits < 0 ? -size : size;
    }
}
