package nn.metric;

import nn.data.Shape;

/**
 * Says among how many classes the outputs are as unsure as if those were all alike: e to the power of the mean of {@code −ln
 * p[label]}, of sequences and images over all positions; log name {@code perplexity}.
 *
 * <p>Whether the outputs are logits is told by the loss.
 *
 * @param isOfLogits whether the outputs are logits
 * @see <a href="https://keras.io/keras_hub/api/metrics/perplexity/">KerasHub's Perplexity</a>
 */
public record Perplexity(boolean isOfLogits) implements Metric {
    @Override
    public String name() {
        return "perplexity";
    }

    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    /**
     * Says that the outputs are logits.
     *
     * @return a new metric
     */
    public Perplexity fromLogits() {
        return fromLogits(true);
    }

    /**
     * Says whether the outputs are logits.
     *
     * @param fromLogits false by default, but for losses that are told so
     * @return a new metric
     */
    public Perplexity fromLogits(boolean fromLogits) {
        return new Perplexity(fromLogits);
    }

    @Override
    public Perplexity decidedBy(Decision decision) {
        Evaluable.oneClass("perplexity", decision);
        return isOfLogits ? this : fromLogits(decision.threshold() == 0);
    }

    @Override
    public Accumulator start(Shape output) {
        return new Mapped(RowMean.ofPositions(this::loss), Math::exp);
    }

    private double loss(Batch batch, int row) {
        return isOfLogits ? ofLogits(batch, row) : ofProbabilities(batch, row);
    }

    private static double ofLogits(Batch batch, int row) {
        double most = batch.prediction(row, batch.predictedLabel(row));
        double sum = 0;
        for (int i = 0; i < batch.width(); i++) {
            sum += Math.exp(batch.prediction(row, i) - most);
        }
        return Math.log(sum) + most - batch.prediction(row, batch.label(row));
    }

    private static double ofProbabilities(Batch batch, int row) {
        double sum = 0;
        for (int i = 0; i < batch.width(); i++) {
            sum += batch.prediction(row, i);
        }
        double share = batch.prediction(row, batch.label(row)) / sum;
        return -Math.log(Math.max(1e-7, Math.min(1 - 1e-7, share)));
    }

    @Override
    public String toString() {
        return isOfLogits ? "perplexity().fromLogits()" : "perplexity()";
    }
}
