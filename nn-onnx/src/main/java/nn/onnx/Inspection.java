package nn.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.onnx.file.ModelFile;
import nn.onnx.layer.Imported;
import nn.onnx.layer.ImportedStep;
import nn.onnx.layer.ImportedWeight;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.onnx.read.FileForm;
import nn.onnx.read.Reading;

/** Describes a file in lines for people: what it takes and gives, of which ops it is, and what of it can learn. */
final class Inspection {
    private static final int MOST_LINES = 20;

    private final List<String> lines = new ArrayList<>();

    private Inspection() {}

    static String of(Path path, Import chosen) {
        ModelFile file = ModelFile.read(path);
        Inspection inspection = file.read(() -> header(file));
        try {
            Reading reading = ForeignModel.read(file, chosen);
            inspection.model(reading.layer(), reading.foreign());
            inspection.unlearned(reading.unlearned());
            inspection.ends(reading.layer().values());
        } catch (NnException wrong) {
            inspection.lines.add("no model: " + wrong.getMessage());
        }
        return String.join("\n", inspection.lines);
    }

    private static Inspection header(ModelFile file) {
        Inspection inspection = new Inspection();
        List<String> lines = inspection.lines;
        Message model = file.model();
        Message graph = model.message(Field.MODEL_GRAPH);
        String opsets = model.messages(Field.MODEL_OPSET_IMPORT)
                .map(opset -> (opset.text(Field.OPSET_DOMAIN) + " " + opset.number(Field.OPSET_VERSION)).strip())
                .collect(Collectors.joining(", "));
        String producer =
                (model.text(Field.MODEL_PRODUCER_NAME) + " " + model.text(Field.MODEL_PRODUCER_VERSION)).strip();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %,d bytes, opset %s%s",
                file.called(),
                file.bytes().remaining(),
                opsets,
                producer.isEmpty() ? "" : ", by " + producer));
        Set<String> fixed = graph.messages(Field.GRAPH_INITIALIZER)
                .map(tensor -> tensor.text(Field.TENSOR_NAME))
                .collect(Collectors.toSet());
        graph.messages(Field.GRAPH_INPUT)
                .filter(input -> !fixed.contains(input.text(Field.INFO_NAME)))
                .forEach(input -> lines.add("input " + FileForm.of(input)));
        graph.messages(Field.GRAPH_OUTPUT).forEach(output -> lines.add("output " + FileForm.of(output)));
        lines.add("ops: " + ops(graph));
        return inspection;
    }

    private static String ops(Message graph) {
        Map<String, Long> counts = graph.messages(Field.GRAPH_NODE)
                .map(node -> (node.text(Field.NODE_DOMAIN) + " " + node.text(Field.NODE_OP_TYPE)).strip())
                .collect(Collectors.groupingBy(op -> op, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private void model(Imported layer, Map<String, String> foreign) {
        Set<String> blocked = layer.blocked();
        List<ImportedWeight> learned = layer.weights().stream()
                .filter(weight -> weight.isLearned() && !blocked.contains(weight.name()))
                .toList();
        lines.add("model: " + layer);
        lines.add("learns: " + counted(learned));
        layer.steps().stream()
                .filter(ImportedStep::isForeign)
                .limit(MOST_LINES)
                .forEach(step -> lines.add("run as it is: " + step.op() + ", which makes \""
                        + step.outputs().get(0) + "\": "
                        + foreign.getOrDefault(step.outputs().get(0), "nn has no such op")));
        List<ImportedWeight> before = layer.weights().stream()
                .filter(weight -> weight.isLearned() && blocked.contains(weight.name()))
                .toList();
        if (!before.isEmpty()) {
            lines.add("cannot learn, as they stand before those: " + counted(before));
        }
    }

    private void unlearned(Map<String, Set<String>> reasons) {
        reasons.forEach((reason, names) -> lines.add("fixed, as " + reason + ": "
                + names.stream().limit(MOST_LINES).collect(Collectors.joining(", "))
                + (names.size() > MOST_LINES ? ", …" : "")));
    }

    private void ends(List<String> values) {
        int left = Math.max(0, values.size() - MOST_LINES);
        lines.add("ends, for until(…): " + (left > 0 ? "…, " : "")
                + String.join(", ", values.subList(left, values.size())));
    }

    private static String counted(List<ImportedWeight> weights) {
        long numbers =
                weights.stream().mapToLong(weight -> weight.shape().size()).sum();
        Stream<String> names = weights.stream().limit(MOST_LINES).map(ImportedWeight::name);
        String more = weights.size() > MOST_LINES ? ", …" : "";
        return String.format(Locale.ROOT, "%,d weights, %,d numbers", weights.size(), numbers)
                + (weights.isEmpty() ? "" : ": " + names.collect(Collectors.joining(", ")) + more);
    }
}
