package nn.optimizer;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Given;

/** Computes a number that an optimizer needs anew at each step. */
@FunctionalInterface
public interface Coefficient {
    /** The name of the learning rate, with all that goes with it. */
    String RATE = "rate";
    /** The name of the share of a weight that decays. */
    String DECAY = "decay";
    /** The name of what is 1 at a step that applies the gradients so far, and 0 elsewhere. */
    String APPLY = "apply";
    /** The name of the share of a weight's running mean that stays. */
    String EMA = "ema";
    /** The name of what is 1 at a step after which running means take the weights' places, and 0 elsewhere. */
    String OVERWRITE = "overwrite";

    /**
     * Computes the number.
     *
     * @param step the step, counted from 1 since the weight's slots began
     * @param rate its learning rate
     * @return the number
     */
    double at(long step, double rate);

    /**
     * Lists an optimizer's coefficients, with the rate, and those that its options need. Where gradients are accumulated,
     * its own count applied steps.
     *
     * @param optimizer the optimizer
     * @return by name
     */
    static SortedMap<String, Coefficient> of(Optimizer optimizer) {
        Given.value("coefficients: the optimizer", optimizer);
        SortedMap<String, Coefficient> all = new TreeMap<>(optimizer.coefficients());
        all.putIfAbsent(RATE, (step, rate) -> rate);
        UpdateOptions options = optimizer.options();
        if (options.weightDecay() > 0) {
            all.put(DECAY, (step, rate) -> rate * options.weightDecay());
        }
        int every = options.gradientAccumulationSteps();
        if (every > 1) {
            all.replaceAll((name, own) -> (step, rate) -> own.at((step - 1) / every + 1, rate));
            all.put(APPLY, (step, rate) -> step % every == 0 ? 1 : 0);
        }
        if (options.useEma()) {
            addMeans(all, options);
        }
        return all;
    }

    private static void addMeans(Map<String, Coefficient> all, UpdateOptions options) {
        int every = options.gradientAccumulationSteps();
        int frequency = options.emaOverwriteFrequency();
        all.put(EMA, (step, rate) -> step <= every ? 0 : options.emaMomentum());
        if (frequency > 0) {
            all.put(OVERWRITE, (step, rate) -> ((step - 1) / every + 1) % frequency == 0 ? 1 : 0);
        }
    }
}
