package nn.onnx.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nn.Model;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.GraphPreprocessing;
import nn.spi.GraphPreprocessing.RawColumn;
import nn.spi.Network;

/** Puts what makes a model's rows of the world's values before its network, in one graph. */
final class RawInputs {
    private RawInputs() {}

    /** Builds the graph that predicts from columns. */
    static Graph graph(Model model, GraphPreprocessing preprocessing, List<ElementType> types) {
        Network network = model.network();
        Map<String, String> outputs = ModelGraph.outputs(model);
        preprocessing.inputs().forEach(column -> requireFree(model, outputs, column.name()));
        return network.inferenceAfter(
                graph -> List.of(input(
                        preprocessing.graph(inputs(graph, preprocessing)),
                        network.inputs().get(0).shape(),
                        types.get(0))),
                model.weights(),
                outputs);
    }

    private static Value input(Value rows, Shape row, ElementType type) {
        if (rows.dims().size(1) != row.size()) {
            throw NnException.of(
                    "withPreprocessing: the preprocessing makes rows of %d numbers, but the network takes %s.",
                    rows.dims().size(1), row);
        }
        return Ops.reshape(Ops.cast(rows, type), Dims.batch(row));
    }

    private static Map<String, Value> inputs(Graph graph, GraphPreprocessing preprocessing) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (RawColumn column : preprocessing.inputs()) {
            ElementType type = column.isWords() ? ElementType.INT64 : ElementType.FLOAT32;
            inputs.put(column.name(), graph.input(column.name(), type, new Dims(Dims.BATCH, 1)));
        }
        return inputs;
    }

    private static void requireFree(Model model, Map<String, String> outputs, String column) {
        boolean isTaken = model.weights().containsKey(column)
                || outputs.containsValue(column)
                || List.of(ClassOutputs.LABEL, ClassOutputs.PROBABILITY).contains(column);
        if (isTaken) {
            throw NnException.of("withPreprocessing: the file has something else that is called \"%s\".", column)
                    .maybe("rename the column.");
        }
    }

    /** Lists the words of each column of words. */
    static Map<String, List<String>> words(GraphPreprocessing preprocessing) {
        return preprocessing.inputs().stream()
                .filter(RawColumn::isWords)
                .collect(Collectors.toMap(RawColumn::name, RawColumn::words));
    }
}
