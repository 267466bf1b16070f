package nn.spi;

import nn.data.WeightedTargets;
import nn.op.ElementType;

/**
 * Says of what types the targets and weights of one objective are.
 *
 * @param targets the type of the targets
 * @param weightAxes the axes of the weights: 0 where there are none, 1 where each row has one, 2 where each position has
 */
public record TargetTypes(ElementType targets, int weightAxes) {
    static TargetTypes of(WeightedTargets output) {
        return new TargetTypes(
                ElementType.of(output.targets().type()),
                output.weights().map(weights -> weights.shape().rank()).orElse(0));
    }
}
