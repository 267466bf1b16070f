package nn.data;

import java.util.Optional;

/**
 * Holds what should come out of one output of a network, and how much it counts.
 *
 * @param targets integer labels [n], or values [n, …]
 * @param weights float32 [n], one a row, or [n, time], one a position; empty where all count 1
 */
public record WeightedTargets(Tensor targets, Optional<Tensor> weights) {
    /** Checks that there are as many of each. */
    public WeightedTargets {
        Given.value("rows: the targets", targets);
        Given.value("rows: the sample weights", weights);
        if (weights.isPresent() && weights.get().rows() != targets.rows()) {
            throw NnException.of(
                    "the dataset has %d rows, but %d sample weights.",
                    targets.rows(), weights.get().rows());
        }
    }

    /**
     * Returns some of the rows, without copying.
     *
     * @param from the first row
     * @param to one past the last
     * @return targets and weights on the same memory
     * @throws NnException if there are no such rows
     */
    public WeightedTargets rows(int from, int to) {
        return new WeightedTargets(targets.rows(from, to), weights.map(each -> each.rows(from, to)));
    }
}
