package nn.testkit;

import nn.op.ElementType;

/** Knows which numbers the elements of a type can be. */
final class Numbers {
    private static final double HALF_MAX = 65520;

    private Numbers() {}

    /** Wraps a whole number around; keeps floating-point numbers, which are computed in double. */
    static double wrap(ElementType type, long number) {
        return switch (type) {
            case UINT8 -> number & 0xff;
            case INT8 -> (byte) number;
            case UINT16 -> number & 0xffff;
            case INT16 -> (short) number;
            case INT32 -> (int) number;
            case UINT32 -> number & 0xffffffffL;
            case BOOL -> number == 0 ? 0 : 1;
            default -> number;
        };
    }

    /** Writes a number in a type: rounded to floating-point ones, cut off at whole ones. */
    static double cast(ElementType type, double number) {
        return switch (type) {
            case FLOAT64 -> number;
            case FLOAT32 -> (float) number;
            case FLOAT16 -> half(number);
            case BOOL -> number == 0 ? 0 : 1;
            default -> wrap(type, (long) number);
        };
    }

    /** Rounds to 11 bits, to even; below 2⁻¹⁴ there are fewer. */
    private static double half(double number) {
        double unit = Math.scalb(1.0, Math.max(-14, Math.getExponent(number)) - 10);
        double rounded = Math.rint(number / unit) * unit;
        return Math.abs(number) < HALF_MAX ? rounded : number * Double.POSITIVE_INFINITY;
    }
}
