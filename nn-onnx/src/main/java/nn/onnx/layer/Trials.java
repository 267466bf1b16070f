package nn.onnx.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/** Goes through an imported graph without numbers, to see what its values are. */
final class Trials {
    private Trials() {}

    /** Describes a value inside as an output. */
    static ImportedPort port(Imported imported, String name) {
        Graph graph = Graph.named("trial");
        Map<String, Value> weights = new LinkedHashMap<>();
        imported.weights()
                .forEach(weight -> weights.put(
                        weight.name(), graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape()))));
        List<Value> inputs = imported.inputs().stream()
                .map(port -> graph.input(port.value(), port.elements(), Dims.batch(port.row())))
                .toList();
        Value value = new Replay(imported, weights, inputs).value(name);
        requireRows(name, value.dims());
        return new ImportedPort(name, value.type(), row(value.dims()), 0);
    }

    private static void requireRows(String name, Dims dims) {
        boolean isOfRows = dims.rank() > 0
                && dims.size(0) == Dims.BATCH
                && LongStream.of(dims.without(0).sizes()).allMatch(size -> size >= 0);
        if (!isOfRows) {
            throw NnException.of("\"%s\" is %s, which is not one output a row.", name, dims)
                    .maybe("end at a value whose first axis is the batch.");
        }
    }

    private static Shape row(Dims dims) {
        return Shape.of(LongStream.of(dims.without(0).sizes())
                .mapToInt(Math::toIntExact)
                .toArray());
    }
}
