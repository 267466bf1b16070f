package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Map;

/** Computes shares along an axis, and their logarithms. */
final class SoftmaxOps {
    static final Map<String, Computation> ALL = Map.of(
            "Softmax", one(given -> ArithmeticOps.map(logSoftmax(given), Math::exp)),
            "LogSoftmax", one(SoftmaxOps::logSoftmax));

    private SoftmaxOps() {}

    /** Subtracts ln Σeˣ, computed after the greatest was subtracted. */
    private static Array logSoftmax(Given given) {
        Lanes lanes = given.lanes(-1);
        double[] y = given.input(0).numbers().clone();
        lanes.each(first -> {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < lanes.size(); i++) {
                greatest = Math.max(greatest, y[lanes.place(first, i)]);
            }
            double sum = 0;
            for (int i = 0; i < lanes.size(); i++) {
                y[lanes.place(first, i)] -= greatest;
                sum += Math.exp(y[lanes.place(first, i)]);
            }
            for (int i = 0; i < lanes.size(); i++) {
                y[lanes.place(first, i)] -= Math.log(sum);
            }
        });
        return given.input(0).with(y);
    }
}
