package nn.loss;

import static nn.op.Ops.mul;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import java.util.stream.IntStream;
import nn.op.Value;

/**
 * Takes half the sum of squares, {@code ½ · Σ(y − p)²}: the quadratic cost of textbooks; Keras has none.
 */
public record HalfSquaredError() implements Loss {
    @Override
    public Value call(Value y, Value p) {
        int[] all = IntStream.range(1, p.dims().rank()).toArray();
        return mul(sum(square(sub(p, y)), all), 0.5);
    }

    @Override
    public String toString() {
        return "halfSquaredError()";
    }
}
