package nn.op;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;

/** Words for products of matrices. */
abstract class Matrices extends Indexing {
    static final OpType MAT_MUL = OpType.of(
            "MatMul",
            op -> new Form(
                    same(op, 0, 1), product(op.input(0).dims(), op.input(1).dims())),
            Gradient.of(
                    (op, dy) -> summed(matmul(dy, swapped(op.input(1))), op.input(0)),
                    (op, dy) -> summed(matmul(swapped(op.input(0)), dy), op.input(1))));
    static final OpType GEMM = OpType.of(
            "Gemm",
            op -> {
                Dims a = op.input(0).dims();
                Dims b = op.input(1).dims();
                Require.rank("the first matrix", 2, a);
                Require.rank("the second matrix", 2, b);
                long inner = a.size(is(op, "transA") ? 0 : 1);
                if (inner != b.size(is(op, "transB") ? 1 : 0)) {
                    throw misfit(a, b);
                }
                return new Form(
                        same(op, 0, 1), new Dims(a.size(is(op, "transA") ? 1 : 0), b.size(is(op, "transB") ? 0 : 1)));
            },
            new Gradient.Edges(Matrices::edges));
    static final List<OpType> MATRICES = List.of(MAT_MUL, GEMM);

    private static boolean is(Op op, String attribute) {
        return op.attributes().integer(attribute, 0) == 1;
    }

    private static NnException misfit(Dims a, Dims b) {
        return NnException.of("%s and %s cannot be multiplied.", a, b)
                .maybe("transpose one of them: rows of the first meet columns of the second.");
    }

    private static Dims product(Dims a, Dims b) {
        if (a.rank() < 2 || b.rank() < 2) {
            throw NnException.of("%s and %s must have at least two axes.", a, b)
                    .maybe("unsqueeze(…) a vector, or multiply and sum.");
        }
        if (a.size(-1) != b.size(-2)) {
            throw misfit(a, b);
        }
        return a.with(-1, 1)
                .with(-2, 1)
                .broadcast(b.with(-1, 1).with(-2, 1))
                .with(-2, a.size(-2))
                .with(-1, b.size(-1));
    }

    private static Value summed(Value gradient, Value source) {
        return sumTo(gradient, gradient, source);
    }

    private static Value swapped(Value x) {
        int rank = x.dims().rank();
        return transpose(
                x,
                IntStream.range(0, rank)
                        .map(axis -> axis < rank - 2 ? axis : 2 * rank - 3 - axis)
                        .toArray());
    }

    /** The gradients of a plain product: without factors, and with a bias that is added to each row. */
    private static List<Edge> edges(Op op) {
        if (op.attributes().number("alpha", 1) != 1 || op.attributes().number("beta", 1) != 1) {
            return List.of();
        }
        Value a = op.input(0);
        Value b = op.input(1);
        boolean ta = is(op, "transA");
        boolean tb = is(op, "transB");
        Edge left = new Edge(a, false, dy -> ta ? gemm(b, dy, tb, true) : gemm(dy, b, false, !tb));
        Edge right = new Edge(b, false, dy -> tb ? gemm(dy, a, true, ta) : gemm(a, dy, !ta, false));
        return op.inputs().size() == 2
                ? List.of(left, right)
                : List.of(left, right, new Edge(op.input(2), true, dy -> dy));
    }

    /**
     * Multiplies matrices, the last two axes; the axes before are broadcast.
     *
     * @param a […, m, k]
     * @param b […, k, n]
     * @return […, m, n]
     * @throws NnException if the sizes do not fit
     */
    public static Value matmul(Value a, Value b) {
        return MAT_MUL.apply(a, b);
    }

    /** The product of two matrices, either transposed before. */
    static Value gemm(Value a, Value b, boolean transposeA, boolean transposeB) {
        return GEMM.apply(flags(transposeA, transposeB), a, b);
    }

    private static Attributes flags(boolean transposeA, boolean transposeB) {
        Attributes attributes = transposeA ? Attributes.NONE.with("transA", 1L) : Attributes.NONE;
        return transposeB ? attributes.with("transB", 1L) : attributes;
    }

    /**
     * Multiplies rows by a matrix: x · w. A matrix that was transposed is used as it was before.
     *
     * @param x […, in], of which all axes but the last count as rows
     * @param w [in, out]
     * @return […, out]
     */
    public static Value affine(Value x, Value w) {
        return byRows(x, rows -> product(rows, w));
    }

    private static Value product(Value x, Value w) {
        Given.value("matmul: w", w);
        return w.op("Transpose").map(op -> gemm(x, op.input(0), false, true)).orElseGet(() -> gemm(x, w, false, false));
    }

    /** Computes with all axes but the last laid out in one. */
    private static Value byRows(Value x, UnaryOperator<Value> product) {
        Given.value("matmul: x", x);
        if (x.dims().rank() == 2) {
            return product.apply(x);
        }
        Value y = product.apply(RESHAPE.apply(
                x, x.graph().integers(-1, known(x.dims().size(-1)))));
        return splitFirstAxis(y, x, x.dims().rank() - 1);
    }

    /**
     * Multiplies rows by a matrix and adds a row: x · w + b. A matrix that was transposed is used as it was before.
     *
     * @param x […, in], of which all axes but the last count as rows
     * @param w [in, out]
     * @param b [out]; where x is [batch, in], [batch, out], too
     * @return […, out]
     */
    public static Value affine(Value x, Value w, Value b) {
        return byRows(x, rows -> product(rows, w, b));
    }

    private static Value product(Value x, Value w, Value b) {
        Given.value("matmul: w", w);
        return w.op("Transpose")
                .map(op -> GEMM.apply(flags(false, true), x, op.input(0), b))
                .orElseGet(() -> GEMM.apply(x, w, b));
    }

    /**
     * Takes a product of two matrices away from a third: w − g. Where g was made by a plain product, that becomes one op.
     *
     * @param w the matrix
     * @param g of the same size
     * @return the difference
     */
    public static Value subProduct(Value w, Value g) {
        Given.value("subProduct: g", g);
        return g.op("Gemm")
                .filter(op -> op.inputs().size() == 2)
                .map(op -> GEMM.apply(op.attributes().with("alpha", -1.0), op.input(0), op.input(1), w))
                .orElseGet(() -> sub(w, g));
    }
}
