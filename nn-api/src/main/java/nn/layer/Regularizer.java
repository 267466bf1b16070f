package nn.layer;

import nn.op.Value;

/** Describes a penalty on a weight or on what flows through, after Keras's {@code keras.regularizers}. */
@FunctionalInterface
public interface Regularizer {
    /**
     * Computes the penalty.
     *
     * @param x a weight, or a batch of activities
     * @return a scalar, which is added to the loss
     */
    Value penalty(Value x);
}
