package nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts sample weights on the targets of rows.
 *
 * @param rows what is weighted
 * @param weights float32 [n], or [n, time] for positions
 */
record SampleWeights(Rows rows, Tensor weights) {
    /** Takes one number a row. */
    static SampleWeights of(Rows rows, float... weights) {
        require(rows, Given.value("sampleWeights: the weights", weights).length);
        return new SampleWeights(rows, Tensor.of(Shape.of(weights.length), weights));
    }

    /** Takes one number a position. */
    static SampleWeights of(Rows rows, float[][] weights) {
        require(rows, Given.value("sampleWeights: the weights", weights).length);
        return new SampleWeights(rows, Tensor.of(weights));
    }

    private static void require(Rows rows, int count) {
        if (count != rows.size()) {
            throw NnException.of("the dataset has %d rows, but %d sample weights.", rows.size(), count);
        }
    }

    /** Weights the targets of every output. */
    Rows onAll() {
        return new Rows(
                rows.inputs(), rows.outputs().stream().map(this::weighted).toList());
    }

    /** Weights the targets of one output. */
    Rows on(int output) {
        List<WeightedTargets> outputs = new ArrayList<>(rows.outputs());
        outputs.set(output, weighted(outputs.get(output)));
        return new Rows(rows.inputs(), outputs);
    }

    private WeightedTargets weighted(WeightedTargets output) {
        return new WeightedTargets(output.targets(), Optional.of(weights));
    }
}
