package nn.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nn.data.Given;
import nn.data.Optimization;
import nn.layer.Weight;

/**
 * Groups the weights that learn by the step that their slots began at: what an optimizer computes from the count of steps
 * is the same within a group. Most networks have one group.
 *
 * @param began the step of each group, in ascending order
 * @param groups the index of each weight's group, by the weight's name
 */
public record Ages(List<Long> began, SortedMap<String, Integer> groups) {
    /** Refuses what is missing. */
    public Ages {
        Given.value("ages: the began", began);
        Given.value("ages: the groups", groups);
    }

    /**
     * Groups the weights of a plan.
     *
     * @param plan the plan
     * @param optimization says when each weight's slots began
     * @return at least one group
     */
    public static Ages of(Plan plan, Optimization optimization) {
        Given.value("ages: the plan", plan);
        Given.value("ages: the optimization", optimization);
        SortedMap<String, Long> steps = new TreeMap<>();
        for (Weight weight : plan.network().trainable()) {
            steps.put(weight.name(), optimization.slotsBegan(weight.name()));
        }
        List<Long> began = new ArrayList<>(new TreeSet<>(steps.values()));
        if (began.isEmpty()) {
            began.add(0L);
        }
        SortedMap<String, Integer> groups = new TreeMap<>();
        steps.forEach((name, step) -> groups.put(name, began.indexOf(step)));
        return new Ages(began, groups);
    }

    /**
     * Names a group's coefficient.
     *
     * @param coefficient the optimizer's name for it
     * @param group the group's index
     * @return in the first group the coefficient's own name
     */
    public static String name(String coefficient, int group) {
        return group == 0 ? coefficient : coefficient + "@" + group;
    }

    /**
     * Tells whether both group the weights alike, whatever their steps.
     *
     * @param other another grouping
     * @return true if a graph for one is right for the other
     */
    public boolean alike(Ages other) {
        Given.value("ages: other", other);
        return groups.equals(other.groups);
    }

    int group(Weight weight) {
        return groups.getOrDefault(weight.name(), 0);
    }
}
