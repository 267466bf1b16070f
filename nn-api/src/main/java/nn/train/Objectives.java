package nn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Nearest;
import nn.data.NnException;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.spi.Network;
import nn.spi.Objective;

/**
 * Finds for each output of a network what was chosen for it.
 *
 * @param compilation what was chosen, for all outputs and for some by name
 * @param network the network
 */
record Objectives(Compilation compilation, Network network) {
    /** Lists the outputs that have a loss, in the network's order. */
    List<Objective> all() {
        compilation.outputs().keySet().forEach(name -> requireOutput("fit", name, network));
        requireNamedMetrics();
        List<Objective> all = new ArrayList<>();
        for (String output : network.outputs()) {
            OutputChoice choice = compilation.outputs().getOrDefault(output, OutputChoice.NONE);
            Optional<Loss> loss = compilation.loss(output);
            loss.ifPresent(minimized -> all.add(new Objective(output, minimized, choice.lossWeight())));
            if (loss.isEmpty() && network.outputs().size() > 1 && !choice.equals(OutputChoice.NONE)) {
                throw NnException.of(
                                "the output \"%s\" has no loss, but %s.",
                                output, choice.metrics().isEmpty() ? "a loss weight" : choice.metrics())
                        .maybe(
                                "add .loss(\"%s\", …) to what is handed to fit or training; its weight may be 0, if it is"
                                        + " only to be reported.",
                                output);
            }
        }
        return List.copyOf(all);
    }

    private void requireNamedMetrics() {
        if (network.outputs().size() > 1 && !compilation.metrics().isEmpty()) {
            throw NnException.of(
                            "metrics(…): the network has the outputs %s, and %s names none of them.",
                            network.outputs(), compilation.metrics())
                    .maybe(
                            "name it: metrics(\"%s\", %s).",
                            network.outputs().get(0), compilation.metrics().get(0));
        }
    }

    /** Lists the metrics of each objective. */
    List<List<Metric>> metrics() {
        return all().stream().map(objective -> metrics(objective.output())).toList();
    }

    private List<Metric> metrics(String output) {
        List<Metric> metrics = new ArrayList<>(compilation.metrics());
        metrics.addAll(
                compilation.outputs().getOrDefault(output, OutputChoice.NONE).metrics());
        return List.copyOf(metrics);
    }

    /** Lists the weights of classes of each objective; those without a name are for the only one. */
    List<Map<Integer, Double>> classWeights(Map<String, Map<Integer, Double>> chosen) {
        List<Objective> all = all();
        for (String name : chosen.keySet()) {
            if (!name.isEmpty()) {
                requireOutput("classWeights", name, network);
            } else if (all.size() > 1) {
                throw NnException.of(
                                "classWeights: the network has the outputs %s, and the weights name none of them.",
                                network.outputs())
                        .maybe(
                                "name it: classWeights(\"%s\", …).",
                                network.outputs().get(0));
            }
        }
        return all.stream()
                .map(objective -> Optional.ofNullable(chosen.get(objective.output()))
                        .or(() -> Optional.ofNullable(chosen.get("")))
                        .orElse(Map.of()))
                .toList();
    }

    private static void requireOutput(String word, String name, Network network) {
        if (!network.outputs().contains(name)) {
            throw Nearest.meant(
                    NnException.of("%s: there is no output \"%s\": the network has %s.", word, name, network.outputs()),
                    name,
                    network.outputs());
        }
    }
}
