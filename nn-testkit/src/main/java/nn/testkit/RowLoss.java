package nn.testkit;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import nn.loss.BinaryCrossentropy;
import nn.loss.CategoricalCrossentropy;
import nn.loss.HalfSquaredError;
import nn.loss.Hinge;
import nn.loss.Huber;
import nn.loss.KLDivergence;
import nn.loss.Loss;
import nn.loss.MeanAbsoluteError;
import nn.loss.MeanSquaredError;
import nn.loss.SparseCategoricalCrossentropy;

/**
 * Computes one row's loss from predictions and targets, where a label is a target of one number.
 *
 * @param classes how many of the row's numbers are classes of one position, such as an image's pixel
 */
record RowLoss(List<Var> predictions, double[] targets, int classes) implements Loss.Visitor<Var> {
    private static final double TINY = 1e-7;
    private static final double NOTHING = 1e-30;

    @Override
    public Var meanSquaredError(MeanSquaredError loss) {
        return mean((y, p) -> p.plus(-y).times(p.plus(-y)));
    }

    @Override
    public Var halfSquaredError(HalfSquaredError loss) {
        return sum((y, p) -> p.plus(-y).times(p.plus(-y)).times(0.5));
    }

    @Override
    public Var meanAbsoluteError(MeanAbsoluteError loss) {
        return mean((y, p) -> p.map(Math.abs(p.value - y), Math.signum(p.value - y)));
    }

    @Override
    public Var huber(Huber loss) {
        return mean((y, p) -> {
            Var d = p.plus(-y);
            double size = Math.abs(d.value);
            double delta = loss.delta();
            return size <= delta
                    ? d.times(d).times(0.5)
                    : d.map(delta * size - delta * delta / 2, delta * Math.signum(d.value));
        });
    }

    @Override
    public Var binaryCrossentropy(BinaryCrossentropy loss) {
        return mean((hard, p) -> {
            double y = hard * (1 - loss.labelSmoothing()) + loss.labelSmoothing() / 2;
            if (loss.logits()) {
                return ofLogit(p, y);
            }
            return p.logit().map(z -> ofLogit(z, y)).orElseGet(() -> {
                Var q = clipped(p);
                return log(q).times(-y).plus(log(q.times(-1).plus(1)).times(y - 1));
            });
        });
    }

    private static Var ofLogit(Var z, double y) {
        double s = 1 / (1 + Math.exp(-z.value));
        return z.map(Math.max(z.value, 0) - z.value * y + Math.log1p(Math.exp(-Math.abs(z.value))), s - y);
    }

    @Override
    public Var categoricalCrossentropy(CategoricalCrossentropy loss) {
        double smoothing = loss.labelSmoothing();
        List<Var> logs = logs(loss.logits());
        return Var.sum(IntStream.range(0, logs.size())
                .mapToObj(i -> logs.get(i).times(-(targets[i] * (1 - smoothing) + smoothing / targets.length)))
                .toList());
    }

    @Override
    public Var sparseCategoricalCrossentropy(SparseCategoricalCrossentropy loss) {
        return logs(loss.logits()).get((int) targets[0]).times(-1);
    }

    private List<Var> logs(boolean logits) {
        if (logits) {
            return Curves.softmax(predictions).stream().map(RowLoss::log).toList();
        }
        Var sum = Var.sum(predictions);
        Var divisor = Math.abs(sum.value) < NOTHING ? sum.plus(1) : sum;
        return predictions.stream().map(p -> log(clipped(p.over(divisor)))).toList();
    }

    @Override
    public Var hinge(Hinge loss) {
        return mean((y, p) -> {
            double sign = y == 0 ? -1 : y;
            double missing = 1 - sign * p.value;
            return p.map(Math.max(0, missing), missing > 0 ? -sign : 0);
        });
    }

    @Override
    public Var klDivergence(KLDivergence loss) {
        return sum((target, p) -> {
                    double y = Math.min(1, Math.max(TINY, target));
                    boolean within = p.value >= TINY && p.value <= 1;
                    double q = Math.min(1, Math.max(TINY, p.value));
                    return p.map(y * Math.log(y / q), within ? -y / q : 0);
                })
                .times((double) classes / targets.length);
    }

    private static Var clipped(Var p) {
        double q = Math.min(1 - TINY, Math.max(TINY, p.value));
        return p.map(q, q == p.value ? 1 : 0);
    }

    private static Var log(Var x) {
        return x.map(Math.log(x.value), 1 / x.value);
    }

    private Var sum(BiFunction<Double, Var, Var> term) {
        return Var.sum(IntStream.range(0, targets.length)
                .mapToObj(i -> term.apply(targets[i], predictions.get(i)))
                .toList());
    }

    private Var mean(BiFunction<Double, Var, Var> term) {
        return sum(term).times(1.0 / targets.length);
    }
}
