package nn.examples.walk;

import java.util.List;
import java.util.Map;
import nn.callback.Callback;
import nn.callback.Training;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Initializer;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;

/** Keeps what users see only within a training. */
record Seen(Pool pool) {
    Layer layer() {
        return new Layer() {
            @Override
            public List<Weight> weights(Shape input) {
                return List.of(
                        Weight.learned("kernel", Shape.of(3), Initializer.ONES),
                        Weight.statistic("x", Shape.of(3), Initializer.ONES));
            }

            @Override
            public Value call(Call call, Value x) {
                pool.add(call);
                return Ops.mul(x, call.weight("kernel"));
            }

            @Override
            public String toString() {
                return "seen()";
            }

            @Override
            public String type() {
                return "Seen";
            }
        };
    }

    Optimizer optimizer() {
        return new Optimizer() {
            @Override
            public Schedule learningRate() {
                return new Schedule.Constant(0.1);
            }

            @Override
            public Optimizer learningRate(Schedule schedule) {
                return this;
            }

            @Override
            public Map<String, Float> slots() {
                return Map.of("x", 0f);
            }

            @Override
            public Value step(Update update) {
                pool.add(update);
                update.next("x", update.gradient());
                return Ops.mul(update.gradient(), update.rate());
            }
        };
    }

    Callback callback() {
        return new Callback() {
            @Override
            public void onEpochEnd(Training training) {
                pool.add(training);
            }
        };
    }
}
