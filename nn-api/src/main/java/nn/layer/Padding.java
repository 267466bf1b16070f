package nn.layer;

/** Says what a window does at an image's edge. */
public enum Padding {
    /** The window stays inside: ⌊(size − window) / stride⌋ + 1. */
    VALID,
    /** Zeros are added, at the end one more where the number is odd: ⌈size / stride⌉. */
    SAME
}
