package nn.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nn.data.NnException;

/** Says of what sizes a row of each input is, and which whole numbers may go in. */
final class FileRows {
    private static final Set<String> KEEPING = Set.of("Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten");

    private final FileGraph graph;
    private final Map<String, Integer> sizes;
    private final Set<String> used = new HashSet<>();

    FileRows(FileGraph graph, Map<String, Integer> sizes) {
        this.graph = graph;
        this.sizes = sizes;
    }

    /** Finds the sizes of all axes but the first of each input, by its name. */
    Map<String, List<Integer>> all() {
        Map<String, List<Integer>> rows = new HashMap<>();
        graph.inputs().forEach(input -> rows.put(input.name(), row(input)));
        sizes.keySet().stream().filter(name -> !used.contains(name)).findFirst().ifPresent(name -> {
            throw NnException.of("there is no axis \"%s\" of any length.", name)
                    .maybe("the inputs are %s.", graph.inputs());
        });
        return rows;
    }

    private List<Integer> row(FileInput input) {
        if (input.axes().isEmpty()) {
            throw NnException.of(
                            "the input \"%s\" has no axis for rows: it is one number, or its sizes are not said.",
                            input.name())
                    .maybe("predict with it: Onnx.open(path).");
        }
        requireRowsFirst(input);
        List<Integer> row = new ArrayList<>();
        for (int axis = 1; axis < input.axes().size(); axis++) {
            row.add(size(input, axis));
        }
        return row;
    }

    /** Refuses files of which rows are another axis than the first, by its name, or by which one is free. */
    private static void requireRowsFirst(FileInput input) {
        String first = input.axes().get(0);
        boolean isFixed = FileInput.isNumber(first) && !first.equals("1");
        for (String axis : input.axes().subList(1, input.axes().size())) {
            boolean isBatch = isBatch(axis) && !isBatch(first);
            if (isBatch || isFixed && !FileInput.isNumber(axis)) {
                throw NnException.of(
                                "a model's rows are the first axis, but those of the input %s seem to be \"%s\".",
                                input, axis)
                        .maybe(
                                "export it with the batch first (batch_first=True in PyTorch) and dynamic, or predict with it: Onnx.open(path).");
            }
        }
    }

    private static boolean isBatch(String axis) {
        return axis.toLowerCase(Locale.ROOT).contains("batch");
    }

    private int size(FileInput input, int axis) {
        String own = input.axes().get(axis);
        if (FileInput.isNumber(own)) {
            return Integer.parseInt(own);
        }
        String name = own.isEmpty() ? input.name() + ":" + axis : own;
        Integer size = sizes.get(name);
        if (size == null) {
            throw NnException.of("the input %s takes any \"%s\", but a network computes with one length.", input, name)
                    .maybe("say how long: Onnx.model(path, as -> as.size(\"%s\", 64)).", name);
        }
        used.add(name);
        return size;
    }

    /** Finds how many whole numbers an input may hold, because it is looked up in a fixed table; 0 where it is not. */
    int vocabulary(String input) {
        Set<String> same = new HashSet<>(Set.of(input));
        int least = 0;
        for (FileNode node : graph.nodes()) {
            List<String> inputs = node.inputs();
            if (KEEPING.contains(node.op()) && same.contains(inputs.get(0))) {
                same.add(node.made());
            } else if (node.op().equals("Gather") && inputs.size() > 1 && same.contains(inputs.get(1))) {
                int rows = rows(node, inputs.get(0));
                least = rows > 0 && (least == 0 || rows < least) ? rows : least;
            }
        }
        return least;
    }

    private int rows(FileNode gather, String table) {
        FileTensor tensor = graph.tensors().get(table);
        if (tensor == null) {
            return graph.nodes().stream()
                    .filter(node -> node.outputs().contains(table)
                            && !node.inputs().isEmpty()
                            && Set.of("Identity", "DequantizeLinear", "Cast").contains(node.op()))
                    .findFirst()
                    .map(node -> rows(gather, node.inputs().get(0)))
                    .orElse(0);
        }
        return tensor.dims().rank() == 0 ? 0 : Math.toIntExact(tensor.dims().size((int) gather.integer("axis", 0)));
    }
}
