package nn.onnx.layer;

import nn.Initializers;
import nn.data.Shape;
import nn.layer.Initializer;
import nn.layer.Weight;

/**
 * Describes numbers of an imported graph that are kept with a model's weights.
 *
 * @param name the file's
 * @param shape the sizes
 * @param isLearned whether its op learns it, as a kernel is learned and a running mean is not
 * @param start what it would be drawn as, to learn from the beginning
 */
public record ImportedWeight(String name, Shape shape, boolean isLearned, WeightStart start) {
    /**
     * Describes it as layers do.
     *
     * @param canLearn whether no op stands after it that is run as it is
     */
    Weight weight(boolean canLearn) {
        return isLearned && canLearn
                ? Weight.learned(name, shape, initializer())
                : Weight.statistic(name, shape, initializer());
    }

    private Initializer initializer() {
        return switch (start) {
            case ZEROS -> Initializer.ZEROS;
            case ONES -> Initializer.ONES;
            case DRAWN -> shape.rank() < 2 ? Initializer.ZEROS : Initializers.glorotUniform();
        };
    }
}
