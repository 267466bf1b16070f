package nn.onnx;

import static nn.Initializers.zeros;
import static nn.op.Ops.abs;
import static nn.op.Ops.add;
import static nn.op.Ops.clip;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.Constraint;
import nn.layer.Initializer;
import nn.layer.Layer;
import nn.layer.Regularizer;
import nn.layer.Weight;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;

/** What a user could write: one class of each kind. */
final class OwnThings {
    static final Dataset DATA = Dataset.of(
            new float[][] {{1, 2}, {0.5f, -1}, {-2, 1}, {3, 0.25f}},
            new float[][] {{1, 0}, {0.5f, 2}, {-1, 1}, {2, -1}});

    private OwnThings() {}

    /** Adds one number a feature. */
    record Shift(Initializer start, Optional<Regularizer> penalty) implements Layer {
        @Override
        public List<Weight> weights(Shape input) {
            Weight weight = Weight.learned("by", input, start);
            return List.of(penalty.map(weight::regularizer).orElse(weight));
        }

        @Override
        public Value call(Call call, Value x) {
            return add(x, call.weight("by"));
        }
    }

    record HalfSquares(float factor) implements Loss {
        @Override
        public Value call(Value y, Value p) {
            return mul(sum(square(sub(p, y)), -1), factor);
        }
    }

    /** Gradient descent with a velocity: v ← keep · v + g; w ← w − rate · v. */
    record Heavy(Schedule learningRate, double keep) implements Optimizer {
        @Override
        public Heavy learningRate(Schedule other) {
            return new Heavy(other, keep);
        }

        @Override
        public Map<String, Float> slots() {
            return Map.of("v", 0f);
        }

        @Override
        public Value step(Update update) {
            Value v = update.next("v", add(mul(update.slot("v"), keep), update.gradient()));
            return mul(v, update.rate());
        }
    }

    record Near(double strength) implements Regularizer {
        @Override
        public Value penalty(Value x) {
            return mul(sum(abs(x)), strength);
        }
    }

    record Box(double side) implements Constraint {
        @Override
        public Value apply(Value weight) {
            return clip(weight, -side, side);
        }
    }

    /** Draws 0.5, 0.25, 0.125, …. */
    record Halves(int first) implements Initializer {
        @Override
        public float[] draw(Shape shape, Randoms randoms) {
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.pow(0.5, first + i);
            }
            return values;
        }
    }

    record Worst() implements Metric {
        @Override
        public String name() {
            return "worst";
        }

        @Override
        public Accumulator start(Shape output) {
            return new Accumulator() {
                private double worst = Double.NaN;

                @Override
                public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
                    float[] p = predictions.floats();
                    float[] y = targets.floats();
                    for (int i = 0; i < p.length; i++) {
                        worst = Double.isNaN(worst) ? Math.abs(p[i] - y[i]) : Math.max(worst, Math.abs(p[i] - y[i]));
                    }
                }

                @Override
                public double value() {
                    return worst;
                }
            };
        }
    }

    static Shift shift() {
        return new Shift(zeros(), Optional.empty());
    }

    static Value squares(Value y, Value p) {
        return mean(square(sub(p, y)), -1);
    }
}
