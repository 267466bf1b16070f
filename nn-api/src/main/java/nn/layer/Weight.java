package nn.layer;

import java.util.Optional;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;

/**
 * Describes one tensor that a layer owns.
 *
 * @param name local in a layer, {@code kernel}; in a network's node whole, {@code dense/kernel}
 * @param shape dense kernels [in, out], convolution kernels [out, in, height, width]
 * @param initializer what it starts as
 * @param regularizer its penalty in the loss
 * @param constraint what holds after each step
 * @param learned false for statistics, which the optimizer leaves alone
 * @param held whether nothing moves it, though its layer may learn
 */
public record Weight(
        String name,
        Shape shape,
        Initializer initializer,
        Optional<Regularizer> regularizer,
        Optional<Constraint> constraint,
        boolean learned,
        boolean held) {
    /** Refuses a size that is not known. */
    public Weight {
        Given.value("a weight: the name", name);
        Given.value("a weight: the initializer", initializer);
        Given.value("a weight: the regularizer", regularizer);
        Given.value("a weight: the constraint", constraint);
        Given.value("a weight: the shape", shape);
        if (shape.isFree()) {
            throw NnException.of("the weight %s %s would be as long as the rows, which is not known.", name, shape)
                    .maybe("fix the length: write a number where \"time\" stands.");
        }
    }

    /**
     * Describes a weight that moves where its layer learns.
     *
     * @param name local in a layer, in a network's node whole
     * @param shape its shape
     * @param initializer what it starts as
     * @param regularizer its penalty in the loss
     * @param constraint what holds after each step
     * @param learned false for statistics, which the optimizer leaves alone
     */
    public Weight(
            String name,
            Shape shape,
            Initializer initializer,
            Optional<Regularizer> regularizer,
            Optional<Constraint> constraint,
            boolean learned) {
        this(name, shape, initializer, regularizer, constraint, learned, false);
    }

    /**
     * Describes a learned weight without penalty or constraint.
     *
     * @param name the local name
     * @param shape its shape
     * @param initializer what it starts as
     * @return the description
     */
    public static Weight learned(String name, Shape shape, Initializer initializer) {
        return new Weight(name, shape, initializer, Optional.empty(), Optional.empty(), true);
    }

    /**
     * Describes a running statistic.
     *
     * @param name the local name
     * @param shape its shape
     * @param initializer what it starts as
     * @return the description
     */
    public static Weight statistic(String name, Shape shape, Initializer initializer) {
        return new Weight(name, shape, initializer, Optional.empty(), Optional.empty(), false);
    }

    /**
     * Gives the weight its whole name.
     *
     * @param layer the layer's name in the network
     * @return the same with the name {@code layer/name}
     */
    public Weight in(String layer) {
        return new Weight(layer + "/" + name, shape, initializer, regularizer, constraint, learned, held);
    }

    /**
     * Penalizes the weight.
     *
     * @param penalty what is added to the loss
     * @return a new description
     */
    public Weight regularizer(Regularizer penalty) {
        return new Weight(
                name,
                shape,
                initializer,
                Optional.of(Given.value("a weight: the regularizer", penalty)),
                constraint,
                learned,
                held);
    }

    /**
     * Restricts the weight.
     *
     * @param restriction what holds after each step
     * @return a new description
     */
    public Weight constraint(Constraint restriction) {
        return new Weight(
                name,
                shape,
                initializer,
                regularizer,
                Optional.of(Given.value("a weight: the constraint", restriction)),
                learned,
                held);
    }

    /**
     * Keeps the weight as it is, though its layer may learn.
     *
     * @return a new description of a weight that no optimizer changes and that moves no more
     */
    public Weight hold() {
        return new Weight(name, shape, initializer, regularizer, constraint, false, true);
    }

    @Override
    public String toString() {
        return name + " " + shape;
    }
}
