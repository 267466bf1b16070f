package nn.onnx.graph;

/** Products of matrices. */
public final class Matrix {
    private Matrix() {}

    /**
     * The matrix of a dense layer.
     *
     * @param value [in, out], or turned [out, in]
     * @param turned whether it is turned; products with few outputs are faster so
     */
    public record Kernel(Value value, boolean turned) {
        private long outputs() {
            return value.dims().size(turned ? 0 : 1);
        }
    }

    /** x · w for x [n, in]. */
    public static Value product(Value x, Kernel w) {
        return differentiable(Node.of("Gemm", x, w.value()), x, w);
    }

    /** x · w + b for x [n, in] and b [out]. */
    public static Value affine(Value x, Kernel w, Value b) {
        return differentiable(Node.of("Gemm", x, w.value(), b), x, w).gradient(b, dy -> Reduction.sum(dy, false, 0));
    }

    private static Value differentiable(Node node, Value x, Kernel w) {
        if (w.turned()) {
            node.with("transB", 1);
        }
        return node.gives(new Dims(x.dims().size(0), w.outputs()))
                .gradient(x, dy -> gemm(dy, w.value(), false, !w.turned()))
                .gradient(w.value(), dy -> w.turned() ? gemm(dy, x, true, false) : gemm(x, dy, true, false));
    }

    /** The product of two matrices, either turned before; has no gradient. */
    static Value gemm(Value a, Value b, boolean turnA, boolean turnB) {
        Node node = Node.of("Gemm", a, b);
        if (turnA) {
            node.with("transA", 1);
        }
        if (turnB) {
            node.with("transB", 1);
        }
        return node.gives(new Dims(a.dims().size(turnA ? 1 : 0), b.dims().size(turnB ? 0 : 1)));
    }

    /**
     * Takes a product away from a matrix in one op: w − g, where g was made by a plain matrix product.
     *
     * @param w the matrix
     * @param g the product; its node is used again with another end and then needed no more
     * @return the difference; has no gradient
     */
    public static Value lessProduct(Value w, Node g) {
        return Node.of("Gemm", g.input(0), g.input(1), w)
                .with("alpha", -1.0)
                .with("transA", g.integer("transA"))
                .with("transB", g.integer("transB"))
                .gives(w.dims());
    }
}
