package nn.benchmarks;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.Sequential;
import nn.data.Dataset;
import nn.onnx.OnnxEngine;
import nn.train.Fit;

/** Measures how the time of an epoch grows with the batch, the hidden layer's width, the rows, and the threads. */
final class Growth {
    private static final int EPOCHS = 4;
    private static final int[] BATCHES = {16, 32, 64, 128, 256, 512, 1024};
    private static final int[] WIDTHS = {30, 60, 125, 250, 500, 1000};
    private static final int[] ROWS = {7_500, 15_000, 30_000, 60_000};

    private final Dataset digits;

    Growth(Folders folders) {
        digits = Ours.data(Task.LECTURE, folders.of(Rows.MNIST), "train");
    }

    /** Gives the seconds of an epoch for each value. */
    Map<Integer, Double> byBatch() {
        return measure(BATCHES, batch -> seconds(30, digits, fit -> fit.batchSize(batch)));
    }

    Map<Integer, Double> byWidth() {
        return measure(WIDTHS, width -> seconds(width, digits, fit -> fit));
    }

    Map<Integer, Double> byRows() {
        return measure(ROWS, rows -> seconds(30, digits.rows(0, rows), fit -> fit));
    }

    /** Trains a hidden layer of 500, which is worth sharing. */
    Map<Integer, Double> byThreads() {
        int[] threads = IntStream.rangeClosed(1, Machine.CORES).toArray();
        return measure(threads, count -> seconds(500, digits, fit -> fit.engine(new OnnxEngine().threads(count))));
    }

    private interface Measured {
        double at(int value);
    }

    private static Map<Integer, Double> measure(int[] values, Measured measured) {
        Map<Integer, Double> seconds = new LinkedHashMap<>();
        for (int value : values) {
            seconds.put(value, measured.at(value));
        }
        return seconds;
    }

    private static double seconds(int width, Dataset rows, UnaryOperator<Fit> more) {
        List<Double> epochs = new ArrayList<>();
        Sequential.of(dense(width).sigmoid(), dense(10).sigmoid())
                .fit(
                        rows,
                        fit -> more.apply(fit.loss(meanSquaredError())
                                .optimizer(sgd(0.01))
                                .metrics(accuracy())
                                .batchSize(128)
                                .epochs(EPOCHS)
                                .verbose(0)
                                .callbacks(new Clock(epochs::add))));
        return Median.of(epochs.subList(1, EPOCHS));
    }
}
