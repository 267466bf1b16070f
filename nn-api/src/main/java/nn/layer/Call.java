package nn.layer;

import java.util.List;
import java.util.Optional;
import nn.op.Value;

/** Gives a layer what it computes with beside its input, and takes what comes of it beside its output. */
public interface Call {
    /**
     * Finds one of the layer's weights.
     *
     * @param name its local name, such as {@code kernel}
     * @return the weight as it is in this step
     * @throws nn.data.NnException if the layer lists no such weight
     */
    Value weight(String name);

    /**
     * Tells which positions of an input count.
     *
     * @param input which of the layer's inputs, from 0
     * @return bool [batch, time], or empty where all positions count
     */
    Optional<Value> mask(int input);

    /**
     * Tells which positions of the only input count.
     *
     * @return bool [batch, time], or empty where all positions count
     */
    default Optional<Value> mask() {
        return mask(0);
    }

    /**
     * Gives other masks to what is called within this layer.
     *
     * @param masks one for each input, empty where all positions count
     * @return what a layer within this one is called with
     */
    Call masked(List<Optional<Value>> masks);

    /**
     * Tells whether the network learns from these rows, so that dropout drops and statistics move.
     *
     * @return false where it predicts or is evaluated
     */
    boolean isTraining();

    /**
     * Tells whether the layer is kept from learning.
     *
     * @return true after {@code freeze}
     */
    boolean isFrozen();

    /**
     * Tells whether a weight learns, of a layer that may be frozen in part.
     *
     * @param name its local name, such as {@code gamma}
     * @return false where the layer, or this weight, is kept from learning; by default {@link #isFrozen()} decides
     */
    default boolean isLearned(String name) {
        return !isFrozen();
    }

    /**
     * Tells whether one of the layer's weights is kept as it is, with its layer or alone.
     *
     * @param weight its local name, such as {@code moving_mean}
     * @return true after {@code freeze}
     */
    default boolean isFrozen(String weight) {
        return isFrozen();
    }

    /**
     * Draws random bits, others at each step: a function of the seed, the layer's name and the step. A layer that needs
     * several draws each in a part of its own, {@code call.in("noise").key()}.
     *
     * @return a uint32 scalar
     */
    Value key();

    /**
     * Says what a statistic becomes after this step.
     *
     * @param name its local name, such as {@code moving_mean}
     * @param next of the statistic's size
     */
    void update(String name, Value next);

    /**
     * Adds a penalty to the loss.
     *
     * @param penalty a scalar, summed over the batch; it is divided by the rows
     */
    void penalize(Value penalty);

    /**
     * Adds a regularizer's penalty to the loss; where the network predicts, there is no loss, and it is not asked.
     *
     * @param regularizer the regularizer
     * @param x what it penalizes, such as a batch of activities
     */
    default void penalize(Regularizer regularizer, Value x) {
        penalize(regularizer.penalty(x));
    }

    /**
     * Narrows the view to a part, whose weights are listed under {@link Weight#in}.
     *
     * @param scope the part's name, such as {@code gate}
     * @return what a layer within this one is called with
     */
    Call in(String scope);
}
