package nn.onnx.layer;

/** Says what a weight is before it learns. */
public enum WeightStart {
    /** All 0, as biases. */
    ZEROS,
    /** All 1, as factors of normalizations. */
    ONES,
    /** Drawn, as kernels. */
    DRAWN
}
