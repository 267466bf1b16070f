package nn.keras.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.keras.file.KerasFile;
import nn.keras.file.Stored;
import nn.keras.train.SettingsNotes;

/** Tells what stands in a file, and what nn makes of it. */
public final class Inspection {
    private Inspection() {}

    /**
     * Lists a file's layers, whether nn knows them or not.
     *
     * @param file the file
     * @return lines for people
     */
    public static String of(KerasFile file) {
        List<String> lines = new ArrayList<>();
        String version = file.version().isEmpty() ? "" : "Keras " + file.version() + ", ";
        lines.add(version
                + switch (file.form()) {
                    case ZIP -> "a model with its weights (.keras)";
                    case WHOLE_HDF5 -> "a model with its weights (.h5)";
                    case WEIGHTS -> "weights alone (.weights.h5): Keras.load(path, network) takes them";
                });
        lines.addAll(file.model().isPresent() ? layers(file) : numbers("", file.weights()));
        return String.join("\n", lines);
    }

    private static List<String> layers(KerasFile file) {
        Report report = new Report(true);
        ModelNote model = Described.note(file);
        List<String> lines = new ArrayList<>();
        String problem = "";
        try {
            lines.addAll(inputs(model));
            Described.of(model, report);
        } catch (NnException refused) {
            boolean isSaid =
                    report.lines().stream().anyMatch(line -> line.problem().isPresent());
            problem = isSaid ? "" : "  missing: " + inOneLine(refused.getMessage());
        }
        int name = width(report, true);
        int kind = width(report, false);
        for (Report.Line line : report.lines()) {
            String made =
                    line.problem().map(why -> "missing: " + inOneLine(why)).orElse(line.made());
            lines.add(
                    String.format(Locale.ROOT, "  %-" + name + "s  %-" + kind + "s  %s", line.name(), line.kind(), made)
                            .stripTrailing());
        }
        if (!problem.isEmpty()) {
            lines.add(problem);
        }
        file.training().map(SettingsNotes::of).ifPresent(lines::addAll);
        return lines;
    }

    private static int width(Report report, boolean ofNames) {
        return report.lines().stream()
                .mapToInt(line -> (ofNames ? line.name() : line.kind()).length())
                .max()
                .orElse(1);
    }

    private static String inOneLine(String message) {
        return message.replace("\n", " ");
    }

    private static List<String> inputs(ModelNote model) {
        List<String> lines = new ArrayList<>();
        for (Ref input : model.inputs()) {
            Shape row = InputShape.of(model.layer(input.layer()));
            boolean isImage = row.rank() == 3 && Reading.looksLikeImages(model, input);
            lines.add("  input " + input.layer() + " " + row
                    + (isImage ? ", in nn " + row.channelsFirst() + ": channels first" : ""));
        }
        return lines;
    }

    private static List<String> numbers(String path, Stored group) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Tensor> each : new TreeMap<>(group.arrays()).entrySet()) {
            lines.add("  " + path + each.getKey() + " " + each.getValue().shape());
        }
        new TreeMap<>(group.groups()).forEach((name, inner) -> lines.addAll(numbers(path + name + "/", inner)));
        return lines;
    }
}
