package nn.callback;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nn.Callbacks;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.Metric;
import nn.metric.Mode;
import nn.train.Fit;
import nn.train.TinyEngine;

/** Trains a tiny network whose metric {@code score} takes a given value in each epoch. */
final class Script {
    private final double[] scores;
    private final Mode mode;
    private int epoch;

    private Script(Mode mode, double... scores) {
        this.mode = mode;
        this.scores = scores;
    }

    static Script falling(double... scores) {
        return new Script(Mode.MIN, scores);
    }

    static Script rising(double... scores) {
        return new Script(Mode.MAX, scores);
    }

    static Script unknown(double... scores) {
        return new Script(Mode.AUTO, scores);
    }

    Model train(Callback... callbacks) {
        return train(fit -> fit, callbacks);
    }

    Model train(UnaryOperator<Fit> more, Callback... callbacks) {
        List<Callback> all = new ArrayList<>(List.of(Callbacks.onEpochBegin(this::begin)));
        all.addAll(List.of(callbacks));
        Dataset data = Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}, new float[][] {{1}, {2}, {3}});
        return Sequential.of(dense(1))
                .fit(
                        data,
                        fit -> more.apply(fit.loss(meanSquaredError())
                                .optimizer(sgd(0.01))
                                .metrics(new Score())
                                .engine(new TinyEngine())
                                .epochs(scores.length)
                                .batchSize(2)
                                .verbose(0)
                                .callbacks(all.toArray(Callback[]::new))));
    }

    private void begin(Training training) {
        epoch = training.epoch();
    }

    private final class Score implements Metric {
        @Override
        public String name() {
            return "score";
        }

        @Override
        public Mode mode() {
            return mode;
        }

        @Override
        public Accumulator start(Shape output) {
            return new Accumulator() {
                @Override
                public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {}

                @Override
                public double value() {
                    return scores[epoch];
                }
            };
        }
    }
}
