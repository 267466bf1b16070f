package nn.onnx;

import java.util.Map;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Tensor;

/** Refuses weights that a training has driven beyond all numbers. */
final class FiniteWeights {
    private FiniteWeights() {}

    /**
     * Looks at every number.
     *
     * @param weights by name
     * @throws NnException if one is NaN or infinite; it names the first such weight, and counts
     */
    static void require(Map<String, Tensor> weights) {
        weights.forEach((name, tensor) -> {
            float[] values = tensor.floats();
            long broken = IntStream.range(0, values.length)
                    .filter(i -> !Float.isFinite(values[i]))
                    .count();
            if (broken > 0) {
                throw NnException.of(
                                "weight %s: %d of its %d numbers are NaN or infinite. Nothing was saved.",
                                name, broken, values.length)
                        .maybe(
                                "train anew with a lower learning rate or clipNorm(1), and terminateOnNaN() to stop in time.");
            }
        });
    }
}
