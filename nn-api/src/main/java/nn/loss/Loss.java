package nn.loss;

import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.Value;

/**
 * Describes what training minimizes, after Keras's {@code keras.losses}.
 *
 * <p>Formulas are for one row with targets y and predictions p; a batch's loss is the rows' sum, each times its sample
 * weight, divided by the number of rows.
 */
@FunctionalInterface
public interface Loss {
    /** Says what a loss compares the output with. */
    enum Targets {
        /** Numbers of the output's shape; integer labels become one-hot rows. */
        VALUES,
        /** As values, but within 0..1. */
        PROBABILITIES,
        /** As values, but −1 and 1; 0 becomes −1. */
        SIGNS,
        /** Integer labels, one a row, or one a position of sequences and images. */
        LABELS
    }

    /**
     * Says what the output is compared with.
     *
     * @return values by default
     */
    default Targets targets() {
        return Targets.VALUES;
    }

    /**
     * Says of what shape a row's labels are, where the output is compared with labels.
     *
     * @param output the shape of one row of the network's output
     * @return by default its positions: [] for [classes], [time] for [time, classes], [height, width] for [classes,
     *     height, width]
     */
    default Shape labelShape(Shape output) {
        return output.positions();
    }

    /**
     * Says of what shape a row's labels are, where they have a length of their own.
     *
     * @param output the shape of one row of the network's output
     * @param given the shape of one row of the labels that there are
     * @return by default what the output alone says
     * @throws NnException if no labels of that shape fit
     */
    default Shape labelShape(Shape output, Shape given) {
        return labelShape(output);
    }

    /**
     * Checks labels beyond their shape and range; by default there is nothing to check.
     *
     * @param labels int32 or uint8 [n, …], each below the output's classes
     * @param output the shape of one row of the network's output
     * @throws NnException if they do not fit
     */
    default void checkLabels(Tensor labels, Shape output) {}

    /**
     * Checks that an output can be compared so; by default by calling the loss on rows without numbers.
     *
     * @param output the shape of one row of the network's output
     * @throws NnException if it cannot
     */
    default void check(Shape output) {
        Trial.run(this, output);
    }

    /**
     * Computes each row's loss; a batch's loss is their mean, each times its sample weight.
     *
     * @param y the targets [batch, …], of the predictions' type but for labels, which are whole numbers
     * @param p the predictions [batch, …]
     * @return one number a row [batch], or one a position [batch, …], over which the mean is taken, too
     */
    Value call(Value y, Value p);

    /**
     * Computes each row's loss, and refuses what is none.
     *
     * @param y the targets [batch, …]
     * @param p the predictions [batch, …]
     * @return one number a row or a position
     * @throws NnException if {@link #call} gives nothing, no numbers, or not one a row or a position
     */
    default Value losses(Value y, Value p) {
        return Trial.checked(() -> call(y, p));
    }
}
