package nn.spi;

import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.WeightedTargets;
import nn.op.ElementType;

/**
 * Says of what types the targets and weights of one objective are.
 *
 * @param targets the type of the targets
 * @param weightAxes the axes of the weights: 0 where there are none, 1 where each row has one, 2 where each position has
 * @param row the shape of one row of the targets, or empty where the output alone says it
 */
public record TargetTypes(ElementType targets, int weightAxes, Optional<Shape> row) {
    /** Refuses what is missing. */
    public TargetTypes {
        Given.value("target types: the targets", targets);
        Given.value("target types: the row", row);
    }

    /**
     * Describes targets whose shape the output alone says.
     *
     * @param targets the type of the targets
     * @param weightAxes the axes of the weights
     */
    public TargetTypes(ElementType targets, int weightAxes) {
        this(targets, weightAxes, Optional.empty());
    }

    static TargetTypes of(WeightedTargets output) {
        return new TargetTypes(
                ElementType.of(output.targets().type()),
                output.weights().map(weights -> weights.shape().rank()).orElse(0),
                Optional.of(output.targets().shape().row()));
    }
}
