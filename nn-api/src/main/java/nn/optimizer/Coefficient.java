package nn.optimizer;

import java.util.SortedMap;
import java.util.TreeMap;

/** Computes a number that an optimizer needs anew at each step. */
@FunctionalInterface
public interface Coefficient {
    /** The name of the learning rate, with all that goes with it. */
    String RATE = "rate";
    /** The name of the share of a weight that decays. */
    String DECAY = "decay";

    /**
     * Computes the number.
     *
     * @param step the step, counted from 1 since the weight's slots began
     * @param rate its learning rate
     * @return the number
     */
    double at(long step, double rate);

    /**
     * Lists an optimizer's coefficients, with the rate, and the decay's where it has one.
     *
     * @param optimizer the optimizer
     * @return by name
     */
    static SortedMap<String, Coefficient> of(Optimizer optimizer) {
        SortedMap<String, Coefficient> all = new TreeMap<>(optimizer.coefficients());
        all.putIfAbsent(RATE, (step, rate) -> rate);
        double decay = optimizer.options().weightDecay();
        if (decay > 0) {
            all.put(DECAY, (step, rate) -> rate * decay);
        }
        return all;
    }
}
