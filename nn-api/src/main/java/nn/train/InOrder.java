package nn.train;

import java.util.ArrayList;
import java.util.List;
import nn.data.Dataset;
import nn.data.Nearest;
import nn.data.NnException;
import nn.data.Rows;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.spi.Input;
import nn.spi.Objective;
import nn.spi.Plan;

/** Puts a dataset's tensors into the order in which a network has its inputs, and a plan its objectives. */
final class InOrder {
    private InOrder() {}

    static Rows of(Dataset data, Plan plan) {
        return new Rows(inputs(data, plan), outputs(data, plan));
    }

    private static List<Tensor> inputs(Dataset data, Plan plan) {
        List<String> given = data.inputNames();
        if (given.isEmpty()) {
            return data.inputs();
        }
        List<String> wanted = plan.network().inputs().stream().map(Input::name).toList();
        requireKnown("input", given, wanted);
        return wanted.stream()
                .map(name -> data.inputs().get(place("input", name, given)))
                .toList();
    }

    private static List<WeightedTargets> outputs(Dataset data, Plan plan) {
        List<WeightedTargets> all = data.rows().outputs();
        List<String> wanted = plan.objectives().stream().map(Objective::output).toList();
        List<String> known = plan.network().outputs();
        if (data.outputNames().isEmpty() && all.size() == wanted.size()) {
            return all;
        }
        requireKnown("output", data.outputNames(), known);
        List<String> given = data.outputNames().isEmpty() ? known : data.outputNames();
        if (given.size() != all.size()) {
            throw NnException.of(
                            "the data has targets for %d outputs, but the network has %s.",
                            all.size(), known.size() == 1 ? "one, " + known : known.size() + ", " + known)
                    .maybe("give the targets by name: Dataset.of(inputs, Map.of(\"%s\", …)).", known.get(0));
        }
        List<WeightedTargets> outputs = new ArrayList<>();
        wanted.forEach(name -> outputs.add(all.get(place("output", name, given))));
        return outputs;
    }

    private static void requireKnown(String kind, List<String> given, List<String> known) {
        for (String name : given) {
            if (!known.contains(name)) {
                throw unknown(
                        NnException.of(
                                "the data is for an %s \"%s\", but the network has the %ss %s.",
                                kind, name, kind, known),
                        name,
                        known);
            }
        }
    }

    /** Adds the name that was probably meant. */
    static NnException unknown(NnException problem, String name, List<String> known) {
        return Nearest.of(name, known)
                .map(near -> problem.maybe("\"%s\" is meant.", near))
                .orElse(problem);
    }

    private static int place(String kind, String name, List<String> given) {
        if (!given.contains(name)) {
            throw NnException.of("the data has nothing for the %s \"%s\", but only for %s.", kind, name, given)
                    .maybe("add it by its name.");
        }
        return given.indexOf(name);
    }
}
