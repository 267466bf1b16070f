package nn.op;

import nn.data.DType;
import nn.data.Given;

/** Names the type of a value's elements, with ONNX's number for it. */
public enum ElementType {
    /** 32-bit floating point: what networks compute in. */
    FLOAT32(1),
    /** Whole numbers 0..255. */
    UINT8(2),
    /** Whole numbers −128..127: quantized weights. */
    INT8(3),
    /** Whole numbers 0..65535. */
    UINT16(4),
    /** Whole numbers −32768..32767. */
    INT16(5),
    /** 32-bit whole numbers. */
    INT32(6),
    /** 64-bit whole numbers: indices and sizes. */
    INT64(7),
    /** True or false. */
    BOOL(9),
    /** 16-bit floating point. */
    FLOAT16(10),
    /** 64-bit floating point. */
    FLOAT64(11),
    /** 32-bit whole numbers without a sign, which wrap around: random bits. */
    UINT32(12),
    /** 64-bit whole numbers without a sign. */
    UINT64(13);

    private final int code;

    ElementType(int code) {
        this.code = code;
    }

    /**
     * Tells whether a small change of an element is another element, so that there can be gradients.
     *
     * @return true for the three floating-point types
     */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64 || this == FLOAT16;
    }

    /**
     * Returns the number in ONNX's {@code TensorProto.DataType}.
     *
     * @return such as 1 for float32
     */
    public int code() {
        return code;
    }

    /**
     * Finds the type of a number in ONNX's {@code TensorProto.DataType}.
     *
     * @param code such as 1
     * @return such as float32
     * @throws nn.data.NnException if it is none of these types'
     */
    public static ElementType of(long code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw nn.data.NnException.of("ONNX's element type %d is none of nn.op's.", code);
    }

    /**
     * Finds the type that a tensor's elements have in a graph.
     *
     * @param type the tensor's
     * @return the type of the same name
     */
    public static ElementType of(DType type) {
        Given.value("ElementType.of: the type", type);
        return switch (type) {
            case UINT8 -> UINT8;
            case INT32 -> INT32;
            case FLOAT32 -> FLOAT32;
        };
    }
}
