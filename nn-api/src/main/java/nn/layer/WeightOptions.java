package nn.layer;

import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;

/**
 * Holds what can be chosen for one weight.
 *
 * @param initializer what it starts as
 * @param regularizer its penalty in the loss
 * @param constraint what holds after each step
 */
public record WeightOptions(
        Initializer initializer, Optional<Regularizer> regularizer, Optional<Constraint> constraint) {
    /** Refuses what is missing. */
    public WeightOptions {
        Given.value("weight options: the initializer", initializer);
        Given.value("weight options: the regularizer", regularizer);
        Given.value("weight options: the constraint", constraint);
    }

    static WeightOptions of(Initializer initializer) {
        return new WeightOptions(initializer, Optional.empty(), Optional.empty());
    }

    /** Describes a learned weight with these options. */
    Weight weight(String name, Shape shape) {
        return new Weight(name, shape, initializer, regularizer, constraint, true);
    }

    WeightOptions initializer(Initializer other) {
        return new WeightOptions(other, regularizer, constraint);
    }

    WeightOptions regularizer(Regularizer other) {
        return new WeightOptions(initializer, Optional.of(other), constraint);
    }

    WeightOptions constraint(Constraint other) {
        return new WeightOptions(initializer, regularizer, Optional.of(other));
    }
}
