package nn.onnx.port;

import java.util.Optional;
import java.util.stream.Stream;
import nn.data.NnException;

/** Names the types of tensors' elements by ONNX's words and codes, and says how Java hands their numbers over. */
public enum Element {
    FLOAT(1),
    UINT8(2, 0, 255),
    INT8(3, Byte.MIN_VALUE, Byte.MAX_VALUE),
    UINT16(4, 0, 65535),
    INT16(5, Short.MIN_VALUE, Short.MAX_VALUE),
    INT32(6, Integer.MIN_VALUE, Integer.MAX_VALUE),
    INT64(7, Long.MIN_VALUE, Long.MAX_VALUE),
    STRING(8),
    BOOL(9, 0, 1),
    FLOAT16(10),
    DOUBLE(11),
    UINT32(12, 0, 0xffffffffL),
    UINT64(13, 0, Long.MAX_VALUE),
    COMPLEX64(14),
    COMPLEX128(15),
    BFLOAT16(16),
    FLOAT8E4M3FN(17),
    FLOAT8E4M3FNUZ(18),
    FLOAT8E5M2(19),
    FLOAT8E5M2FNUZ(20),
    UINT4(21, 0, 15),
    INT4(22, -8, 7),
    FLOAT4E2M1(23),
    FLOAT8E8M0(24),
    UINT2(25, 0, 3),
    INT2(26, -2, 1);

    private final int code;
    private final boolean isWhole;
    private final long least;
    private final long most;

    Element(int code) {
        this(code, false, 0, 0);
    }

    Element(int code, long least, long most) {
        this(code, true, least, most);
    }

    Element(int code, boolean isWhole, long least, long most) {
        this.code = code;
        this.isWhole = isWhole;
        this.least = least;
        this.most = most;
    }

    static Element of(long code) {
        return Stream.of(values())
                .filter(element -> element.code == code)
                .findFirst()
                .orElseThrow(() -> NnException.of("the type number %d of an element is unknown.", code)
                        .maybe("the file is damaged, or written by a newer version of ONNX."));
    }

    static Optional<Element> named(String word) {
        return Stream.of(values())
                .filter(element -> element.name().equals(word))
                .findFirst();
    }

    /** Returns ONNX's number. */
    int code() {
        return code;
    }

    /** Returns whether its values are whole numbers, or truth values. */
    public boolean isWhole() {
        return isWhole;
    }

    /** Returns the least whole number. */
    public long least() {
        return least;
    }

    /** Returns the greatest whole number that Java tells apart. */
    public long most() {
        return most;
    }

    /** Returns whether it has numbers that a tensor of ours can take. */
    public boolean isReal() {
        return this != STRING && this != COMPLEX64 && this != COMPLEX128;
    }

    /** Returns the type in which Java hands numbers over; another than this one is cast in the graph. */
    public Element carrier() {
        return switch (this) {
            case FLOAT, DOUBLE, UINT8, INT32, INT64, BOOL, STRING, COMPLEX64, COMPLEX128 -> this;
            case UINT32, UINT64 -> INT64;
            default -> isWhole ? INT32 : FLOAT;
        };
    }

    /** Returns the type in which Java reads numbers; another than this one is cast in the graph. */
    Element reader() {
        return switch (this) {
            case UINT4, INT4, UINT2, INT2, FLOAT4E2M1, FLOAT8E8M0 -> carrier();
            case FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> FLOAT;
            default -> this;
        };
    }
}
