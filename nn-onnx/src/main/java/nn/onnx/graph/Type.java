package nn.onnx.graph;

import nn.data.DType;

/** Names the type of a value's elements, with ONNX's number for it. */
public enum Type {
    FLOAT(1),
    UINT8(2),
    INT32(6),
    INT64(7),
    BOOL(9),
    DOUBLE(11),
    UINT32(12);

    private final int code;

    Type(int code) {
        this.code = code;
    }

    /** Tells whether a small change of an element is another element, so that there can be gradients. */
    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Gives the number in ONNX's {@code TensorProto.DataType}. */
    public int code() {
        return code;
    }

    /** Finds the type that a tensor's elements have in a graph. */
    public static Type of(DType type) {
        return switch (type) {
            case UINT8 -> UINT8;
            case INT32 -> INT32;
            case FLOAT32 -> FLOAT;
        };
    }
}
