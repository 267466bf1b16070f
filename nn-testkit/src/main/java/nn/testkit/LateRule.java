package nn.testkit;

import java.util.Arrays;
import java.util.Map;
import nn.data.State;
import nn.optimizer.Optimizer;
import nn.optimizer.Slots;
import nn.optimizer.UpdateOptions;

/**
 * Takes a step on one weight in double, of an optimizer that may accumulate gradients and keep running means; weight and
 * slots change in place.
 *
 * @param time which step it is, from 1
 */
record LateRule(Optimizer optimizer, long time, double rate, double[] weight, Map<String, double[]> slots) {
    /** Adds to a gradient those that are not applied yet. */
    static void accumulate(UpdateOptions options, double[] gradient, State before, String weight) {
        if (options.gradientAccumulationSteps() > 1) {
            double[] kept = Floats.doubles(before.slots().get(weight + ":" + Slots.GRADIENTS));
            Arrays.setAll(gradient, i -> gradient[i] + kept[i]);
        }
    }

    /** Makes means of sums. */
    static void divide(UpdateOptions options, Map<String, double[]> gradients) {
        for (double[] gradient : gradients.values()) {
            Arrays.setAll(gradient, i -> gradient[i] / options.gradientAccumulationSteps());
        }
    }

    /** Applies the mean of gradients if it is time, else keeps their sum. */
    void step(double[] mean, double[] sum) {
        UpdateOptions options = optimizer.options();
        int every = options.gradientAccumulationSteps();
        boolean applies = time % every == 0;
        long applied = (time - 1) / every;
        if (applies) {
            new UpdateRule(applied + 1, rate, weight, mean, slots).step(optimizer);
        }
        if (every > 1) {
            double[] kept = slots.get(Slots.GRADIENTS);
            Arrays.setAll(kept, i -> applies ? 0 : sum[i]);
        }
        if (options.useEma()) {
            average(options, applied);
        }
    }

    private void average(UpdateOptions options, long applied) {
        double share = applied == 0 ? 0 : options.emaMomentum();
        double[] mean = slots.get(Slots.AVERAGE);
        Arrays.setAll(mean, i -> share * mean[i] + (1 - share) * weight[i]);
        int frequency = options.emaOverwriteFrequency();
        if (frequency > 0 && (applied + 1) % frequency == 0) {
            System.arraycopy(mean, 0, weight, 0, mean.length);
        }
    }
}
