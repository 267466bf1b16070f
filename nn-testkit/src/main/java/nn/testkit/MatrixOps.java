package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Map;
import nn.op.Dims;

/** Computes products of matrices. */
final class MatrixOps {
    static final Map<String, Computation> ALL = Map.of("MatMul", one(MatrixOps::matmul), "Gemm", one(MatrixOps::gemm));

    private MatrixOps() {}

    private static Array matmul(Given given) {
        Array a = given.input(0);
        Array b = given.input(1);
        Dims left = a.dims().with(-1, 1).with(-2, 1);
        Dims right = b.dims().with(-1, 1).with(-2, 1);
        Dims batches = left.broadcast(right);
        int[] lefts = Walk.broadcast(left, batches).places();
        int[] rights = Walk.broadcast(right, batches).places();
        int rows = a.size(-2);
        int inner = a.size(-1);
        int columns = b.size(-1);
        double[] result = new double[lefts.length * rows * columns];
        for (int batch = 0; batch < lefts.length; batch++) {
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < inner; k++) {
                    double factor = a.numbers()[(lefts[batch] * rows + row) * inner + k];
                    int from = (rights[batch] * inner + k) * columns;
                    int to = (batch * rows + row) * columns;
                    for (int column = 0; column < columns; column++) {
                        result[to + column] += factor * b.numbers()[from + column];
                    }
                }
            }
        }
        return new Array(a.type(), batches.with(-2, rows).with(-1, columns), result);
    }

    /** Computes alpha · A · B + beta · C. */
    private static Array gemm(Given given) {
        Array a = transposed(given.input(0), given.flag("transA", false));
        Array b = transposed(given.input(1), given.flag("transB", false));
        double alpha = given.number("alpha", 1);
        double beta = given.number("beta", 1);
        double[] sums = new double[a.size(0) * b.size(1)];
        for (int row = 0; row < a.size(0); row++) {
            for (int k = 0; k < a.size(1); k++) {
                double factor = alpha * a.numbers()[row * a.size(1) + k];
                for (int column = 0; column < b.size(1); column++) {
                    sums[row * b.size(1) + column] += factor * b.numbers()[k * b.size(1) + column];
                }
            }
        }
        Array product = new Array(a.type(), new Dims(a.size(0), b.size(1)), sums);
        return given.has(2) ? ArithmeticOps.combine(product, given.input(2), (sum, c) -> sum + beta * c) : product;
    }

    private static Array transposed(Array x, boolean isWanted) {
        return isWanted
                ? x.pick(
                        new Dims(x.size(1), x.size(0)),
                        new Walk(0, new int[] {x.size(1), x.size(0)}, new int[] {1, x.size(1)}).places())
                : x;
    }
}
