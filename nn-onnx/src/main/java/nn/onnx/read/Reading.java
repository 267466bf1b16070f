package nn.onnx.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import nn.data.NnException;
import nn.data.Tensor;
import nn.onnx.file.ModelFile;
import nn.onnx.layer.Imported;

/**
 * Holds what was read of another program's file.
 *
 * @param layer what it computes
 * @param tensors the numbers of its weights, by their names in the file
 * @param inputs the names of what goes in
 * @param foreign why ops are run as they are, by what they make
 * @param unlearned what of the file does not learn, by why
 */
public record Reading(
        Imported layer,
        SortedMap<String, Tensor> tensors,
        List<String> inputs,
        Map<String, String> foreign,
        Map<String, Set<String>> unlearned) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than the same numbers differ by in another order, and less than means over other rows do. */
    private static final double DRIFT = 0.02;

    /**
     * Reads a file.
     *
     * @param file the file
     * @param choices sizes of axes, and what comes out
     * @return the layer
     * @throws NnException if it cannot be a layer
     */
    public static Reading of(ModelFile file, Choices choices) {
        FileGraph graph = FileGraph.of(file);
        if (graph.inputs().isEmpty()) {
            throw NnException.of("the file takes nothing, so that nothing can be learned from.");
        }
        if (graph.nodes().isEmpty()) {
            throw NnException.of("the file has no ops: what goes in comes out.");
        }
        List<String> outputs = choices.outputs().isEmpty() ? graph.outputs() : choices.outputs();
        Choices all = new Choices(choices.sizes(), outputs, choices.learned());
        FileRows rows = new FileRows(graph, choices.sizes());
        Map<String, List<Integer>> sizes = rows.all();
        try (Observation seen = Observation.of(new Exposed(graph, sizes), PATIENCE)) {
            requireRowsApart(graph, seen, outputs);
            Translation translation = new Translation(graph, Quantized.NONE, seen, sizes, all).run();
            Quantized quantized = Quantized.before(translation.foreign().keySet(), graph);
            if (!quantized.kept().isEmpty()) {
                translation = new Translation(graph, quantized, seen, sizes, all).run();
            }
            Imported layer = new Recording(graph, translation).of(outputs, rows);
            return new Reading(
                    layer,
                    translation.parameters().tensors(),
                    graph.inputs().stream()
                            .map(input -> Parameters.plain(input.name()).replace('/', '_'))
                            .toList(),
                    translation.foreign(),
                    translation.unlearned());
        }
    }

    /** Refuses files that make something else of a row where others are beside it; those that draw, round or decide by all may. */
    private static void requireRowsApart(FileGraph graph, Observation seen, List<String> outputs) {
        if (graph.nodes().stream().anyMatch(Reading::differs)) {
            return;
        }
        outputs.stream().filter(name -> seen.drift(name) > DRIFT).findFirst().ifPresent(name -> {
            throw NnException.of(
                            "\"%s\" of a row depends on the rows beside it, but a model computes each row by itself.",
                            name)
                    .maybe(
                            "end before that: Onnx.model(path, as -> as.outputs(\"…\")); or predict with it: Onnx.open(path).");
        });
    }

    private static boolean differs(FileNode node) {
        return node.draws() || node.hasGraphs() || node.op().startsWith("DynamicQuantize");
    }
}
