package nn.train;

import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NamedOrder;
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
        Given.value("a training: the data", data);
        List<String> given = data.inputNames();
        if (given.isEmpty()) {
            return data.inputs();
        }
        List<String> wanted = plan.network().inputs().stream().map(Input::name).toList();
        return NamedOrder.of("input", given, wanted, wanted).stream()
                .map(data.inputs()::get)
                .toList();
    }

    private static List<WeightedTargets> outputs(Dataset data, Plan plan) {
        List<WeightedTargets> all = data.rows().outputs();
        List<String> wanted = plan.objectives().stream().map(Objective::output).toList();
        List<String> known = plan.network().outputs();
        if (data.outputNames().isEmpty() && all.size() == wanted.size()) {
            return all;
        }
        List<String> given = data.outputNames().isEmpty() ? known : data.outputNames();
        if (given.size() != all.size()) {
            throw NnException.of(
                            "the data has targets for %d outputs, but the network has %s.",
                            all.size(), known.size() == 1 ? "one, " + known : known.size() + ", " + known)
                    .maybe("give the targets by name: Dataset.of(inputs, Map.of(\"%s\", …)).", known.get(0));
        }
        return NamedOrder.of("output", given, known, wanted).stream()
                .map(all::get)
                .toList();
    }
}
