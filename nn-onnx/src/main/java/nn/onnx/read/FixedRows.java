package nn.onnx.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Lets a file take any number of rows that was exported for one number of them: where rows are seen in another shape, that
 * number was written down.
 *
 * @param graph the file's
 */
record FixedRows(FileGraph graph) {
    FileGraph loosened() {
        return graph.hasFixedRows() ? loosened(graph.inputs().get(0).axes().get(0)) : graph;
    }

    private FileGraph loosened(String rows) {
        Map<String, FileTensor> others = new HashMap<>();
        for (FileNode node : graph.nodes()) {
            List<String> inputs = node.inputs();
            if (node.op().equals("Reshape")
                    && inputs.size() == 2
                    && !graph.tensors().containsKey(inputs.get(0))) {
                target(inputs.get(1))
                        .map(FileTensor::longs)
                        .filter(sizes ->
                                sizes.length > 0 && Long.toString(sizes[0]).equals(rows))
                        .ifPresent(sizes -> others.put(inputs.get(1), free(sizes)));
            }
        }
        Map<String, FileTensor> tensors = new HashMap<>(graph.tensors());
        tensors.putAll(others);
        return new FileGraph(
                graph.file(),
                graph.nodes().stream()
                        .filter(node -> !others.containsKey(node.made()))
                        .toList(),
                tensors,
                graph.inputs(),
                graph.outputs(),
                others);
    }

    private Optional<FileTensor> target(String name) {
        return Optional.ofNullable(graph.tensors().get(name))
                .or(() -> graph.nodes().stream()
                        .filter(node ->
                                node.op().equals("Constant") && node.made().equals(name))
                        .findFirst()
                        .flatMap(node -> node.tensor("value")));
    }

    private static FileTensor free(long... sizes) {
        long[] free = sizes.clone();
        free[0] = LongStream.of(sizes).anyMatch(size -> size == -1) ? 0 : -1;
        return FileTensor.integers(free);
    }
}
