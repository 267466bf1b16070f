package nn;

import nn.metric.Accuracy;
import nn.train.Metric;

/** Names the metrics, as Keras's {@code keras.metrics} does; made for {@code import static nn.Metrics.*}. */
public final class Metrics {
    private Metrics() {}

    /**
     * Counts right predictions, as Keras's {@code accuracy}: by threshold ½ for one output, by the greatest of several.
     *
     * @return the share of right rows, 0..1, weighted by the sample weights
     */
    public static Metric accuracy() {
        return new Accuracy();
    }
}
