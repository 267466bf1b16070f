package nn.spi;

import nn.data.State;

/** Computes networks and trains them. */
public interface TrainingEngine extends Engine {
    /**
     * Makes ready to train.
     *
     * @param plan what is trained, and how
     * @param start where it begins, with a tensor for every weight and slot
     * @param device one of {@link #devices()}, usable
     * @return a trainer that the caller closes
     */
    Trainer trainer(Plan plan, State start, Device device);
}
