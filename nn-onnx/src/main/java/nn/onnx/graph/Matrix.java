package nn.onnx.graph;

/** Products of matrices. */
public final class Matrix {
    private Matrix() {}

    /** x · w for x [n, in] and w [in, out]. */
    public static Value product(Value x, Value w) {
        return gemm(x, w, false, false)
                .gradient(x, dy -> gemm(dy, w, false, true))
                .gradient(w, dy -> gemm(x, dy, true, false));
    }

    /** x · w + b for x [n, in], w [in, out] and b [out]. */
    public static Value affine(Value x, Value w, Value b) {
        return Node.of("Gemm", x, w, b)
                .gives(new Dims(x.dims().size(0), w.dims().size(1)))
                .gradient(x, dy -> gemm(dy, w, false, true))
                .gradient(w, dy -> gemm(x, dy, true, false))
                .gradient(b, dy -> Reduction.sum(dy, false, 0));
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
