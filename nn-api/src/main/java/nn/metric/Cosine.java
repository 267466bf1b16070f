package nn.metric;

import nn.data.Shape;

/**
 * Takes the mean cosine between targets and predictions, {@code Σ y · p / (|y| · |p|)}, of sequences and images at each
 * position; log name {@code cosine_similarity}. The loss of that name is its negative.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#cosinesimilarity-class">Keras's CosineSimilarity</a>
 */
public record Cosine() implements Metric {
    @Override
    public String name() {
        return "cosine_similarity";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public Accumulator start(Shape output) {
        return RowMean.ofPositions(Cosine::cosine);
    }

    private static double cosine(Batch batch, int row) {
        double dot = 0;
        double targets = 0;
        double predictions = 0;
        for (int i = 0; i < batch.width(); i++) {
            double y = batch.target(row, i);
            double p = batch.prediction(row, i);
            dot += y * p;
            targets += y * y;
            predictions += p * p;
        }
        return dot / (Math.max(Math.sqrt(targets), 1e-7) * Math.max(Math.sqrt(predictions), 1e-7));
    }

    @Override
    public String toString() {
        return "cosine()";
    }
}
