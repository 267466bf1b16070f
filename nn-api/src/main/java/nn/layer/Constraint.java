package nn.layer;

import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/** Describes what a weight must fulfil after each step, after Keras's {@code keras.constraints}. */
@FunctionalInterface
public interface Constraint {
    /**
     * Makes a weight fulfil it.
     *
     * @param weight as the optimizer left it
     * @return of the same size
     */
    Value apply(Value weight);

    /**
     * Shrinks the weights into each unit to at most a length: {@code w · min(‖w‖, max) / (1e-7 + ‖w‖)}.
     *
     * <p>The length is taken over the inputs: the first axis of a dense kernel, all but the first of a convolution's;
     * over a whole bias.
     *
     * @param max the greatest length, 2 by default in Keras
     */
    record MaxNorm(double max) implements Constraint {
        private static final double EPSILON = 1e-7;

        /** Checks the length. */
        public MaxNorm {
            if (!(max > 0) || Double.isInfinite(max)) {
                throw NnException.of("maxNorm: the length must be above 0 and finite, but was %s.", max);
            }
        }

        @Override
        public Value apply(Value weight) {
            int rank = weight.dims().rank();
            int[] axes = rank <= 2 ? new int[] {0} : IntStream.range(1, rank).toArray();
            Value length = Ops.sqrt(Ops.sum(Ops.square(weight), true, axes));
            return Ops.mul(weight, Ops.div(Ops.clip(length, 0, max), Ops.add(length, EPSILON)));
        }

        @Override
        public String toString() {
            return Words.of("maxNorm", max).toString();
        }
    }

    /** Sets negative weights to 0. */
    record NonNegative() implements Constraint {
        @Override
        public Value apply(Value weight) {
            return Ops.relu(weight);
        }

        @Override
        public String toString() {
            return "nonNegative()";
        }
    }
}
