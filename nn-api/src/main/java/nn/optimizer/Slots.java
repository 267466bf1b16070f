package nn.optimizer;

import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Given;
import nn.data.NnException;

/** Lists all that is kept for each learned weight: the optimizer's own slots, and those that its options need. */
public final class Slots {
    /** The running mean of a weight. */
    public static final String AVERAGE = "average";
    /** The sum of the gradients that are not applied yet. */
    public static final String GRADIENTS = "gradient_accumulator";

    private Slots() {}

    /**
     * Names the slots, and what each starts as.
     *
     * @param optimizer the optimizer
     * @return by name
     * @throws NnException if the optimizer calls a slot of its own as one that its options need
     */
    public static SortedMap<String, Float> of(Optimizer optimizer) {
        Given.value("slots: the optimizer", optimizer);
        SortedMap<String, Float> all = new TreeMap<>(optimizer.slots());
        UpdateOptions options = optimizer.options();
        if (options.useEma()) {
            add(AVERAGE, optimizer, all);
        }
        if (options.gradientAccumulationSteps() > 1) {
            add(GRADIENTS, optimizer, all);
        }
        return all;
    }

    private static void add(String name, Optimizer optimizer, SortedMap<String, Float> all) {
        if (all.put(name, 0f) != null) {
            throw NnException.of("%s: its options need the slot \"%s\", but it has one of that name.", optimizer, name)
                    .maybe("rename the slot.");
        }
    }
}
