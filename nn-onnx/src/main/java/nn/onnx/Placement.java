package nn.onnx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nn.Model;
import nn.data.NnException;
import nn.data.Preprocessing;
import nn.spi.GraphPreprocessing;
import nn.spi.GraphPreprocessing.RawColumn;

/**
 * Says where a file keeps a model's preprocessing.
 *
 * @param graph what stands in the graph, if it does
 * @param text where it is and why, or empty where there is none
 */
record Placement(Optional<GraphPreprocessing> graph, String text) {
    static Placement of(Model model, Export export) {
        Optional<Preprocessing> fitted = model.schema().preprocessing();
        if (!export.hasPreprocessing()) {
            return new Placement(Optional.empty(), fitted.isPresent() ? "in the metadata" : "");
        }
        Preprocessing known = fitted.orElseThrow(
                () -> NnException.of("withPreprocessing: the model knows no preprocessing of its rows.")
                        .maybe("fit it on data that carries one: data.preprocessing(…)."));
        return known.as(Preprocessing.class) instanceof GraphPreprocessing ops
                ? of(model, export, ops)
                : outside("a " + known.kind() + " cannot be written as ops");
    }

    private static Placement of(Model model, Export export, GraphPreprocessing known) {
        if (known.outside().isPresent()) {
            return outside(known.outside().get());
        }
        Optional<String> unverified = JavaWords.unverified(known).findFirst();
        if (unverified.isPresent()) {
            return outside("column \"" + unverified.get()
                    + "\" has only characters beyond U+FFFF, by which a file cannot be verified from Java");
        }
        requirePlain(model, export);
        return new Placement(
                Optional.of(known),
                known.inputs().stream()
                        .map(Placement::said)
                        .collect(Collectors.joining(", ", "in the graph, of ", "")));
    }

    private static Placement outside(String why) {
        return new Placement(Optional.empty(), "in the metadata, for " + why);
    }

    private static String said(RawColumn column) {
        String unverified = JavaWords.carriesAll(column) ? "" : ", those with characters beyond U+FFFF not verified";
        return column.name() + (column.isWords() ? " (words" + unverified + ")" : " (numbers)");
    }

    /** Refuses what is said about an input that the file does not have. */
    private static void requirePlain(Model model, Export export) {
        if (model.network().inputs().size() > 1) {
            throw NnException.of(
                            "withPreprocessing: the network has %d inputs, but rows go into one.",
                            model.network().inputs().size())
                    .maybe("leave withPreprocessing() out.");
        }
        List<String> others = export.bytes().isChosen() ? List.of("uint8Input()") : List.of();
        others = export.sample().isEmpty() ? others : List.of("sample(…)");
        if (!others.isEmpty()) {
            throw NnException.of(
                            "withPreprocessing: the file takes columns, but %s is about rows of numbers.",
                            others.get(0))
                    .maybe("leave one of them out.");
        }
    }
}
