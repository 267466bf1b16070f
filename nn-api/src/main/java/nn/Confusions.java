package nn;

import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.Nearest;
import nn.data.NnException;
import nn.data.Source;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.loss.Ctc;
import nn.metric.ConfusionMatrix;
import nn.metric.Decision;
import nn.spi.Network;

/** Compares what one of a model's outputs decides with its targets. */
final class Confusions {
    private Confusions() {}

    /** Refuses networks of several outputs, of which none is meant where none is named. */
    static void requireOne(Network network) {
        List<String> outputs = network.outputs();
        if (outputs.size() > 1) {
            throw NnException.of("confusion: the network gives %d outputs, %s.", outputs.size(), outputs)
                    .maybe("name the one: confusion(\"%s\", data).", outputs.get(0));
        }
    }

    static ConfusionMatrix of(Model model, String output, Source data) {
        List<String> known = model.network().outputs();
        if (!known.contains(Given.value("confusion: the output's name", output))) {
            throw Nearest.meant(
                    NnException.of("confusion: there is no output \"%s\": the network has %s.", output, known),
                    output,
                    known);
        }
        Decision decision =
                Decision.of(model.network(), output, model.compilation().loss(output));
        return of(model, output, data, decision);
    }

    /** Compares what an output decides so with its targets, where no mask leaves a position out. */
    static ConfusionMatrix of(Model model, String output, Source data, Decision decision) {
        List<String> known = model.network().outputs();
        int place = known.indexOf(output);
        List<String> names = known.size() == 1 ? model.classes(data.sample()) : List.of();
        requireAligned(model, output);
        List<Tensor> both = model.network().isMasked(output)
                ? masked(model, output, place, data)
                : Blockwise.all(
                        data,
                        block -> List.of(Inputs.predicted(model, block).get(place), targets(known, place, block)));
        return ConfusionMatrix.of(both.get(0), both.get(1), names, decision.threshold());
    }

    /** Leaves out what the mask does. */
    private static List<Tensor> masked(Model model, String output, int place, Source data) {
        List<String> known = model.network().outputs();
        try (Predictor predictor = model.predictor(Counted.withMask(model.network(), output))) {
            return Blockwise.all(data, block -> {
                List<Tensor> predicted = Inputs.predicted(predictor, block);
                Counted counted = Counted.of(predicted);
                return List.of(counted.of(predicted.get(place)), counted.of(targets(known, place, block)));
            });
        }
    }

    /** Refuses labels that belong to no step of the output. */
    private static void requireAligned(Model model, String output) {
        if (model.compilation().loss(output).filter(Ctc.class::isInstance).isPresent()) {
            throw NnException.of("confusion: under ctc() no label belongs to a step of the output.")
                    .maybe("compare what predict(…) spells.");
        }
    }

    private static Tensor targets(List<String> known, int place, Dataset data) {
        if (!data.outputNames().isEmpty()) {
            return data.targets(known.get(place));
        }
        List<WeightedTargets> all = data.rows().outputs();
        if (all.size() != known.size()) {
            throw NnException.of(
                            "confusion: the data has targets for %d outputs, but the network has %d, %s.",
                            all.size(), known.size(), known)
                    .maybe("give the targets by name: Dataset.of(inputs, Map.of(\"%s\", …)).", known.get(place));
        }
        return all.get(place).targets();
    }
}
