package nn.onnx.layer;

/** Says what an attribute's values are. */
public enum AttributeKind {
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** A word. */
    WORD,
    /** Whole numbers. */
    INTEGERS,
    /** Numbers. */
    NUMBERS,
    /** Words. */
    WORDS
}
