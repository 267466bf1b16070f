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
        Value value = replay(imported).value(name);
        if (!isOfRows(value.dims())) {
            throw NnException.of("\"%s\" is %s, which is not one output a row.", name, value.dims())
                    .maybe("end at a value whose first axis is the batch.");
        }
        return new ImportedPort(name, value.type(), row(value.dims()), 0);
    }

    /** Lists the values that can be outputs, without those that the file has not. */
    static List<String> ends(Imported imported) {
        Replay replay = replay(imported);
        return imported.steps().stream()
                .flatMap(step -> step.outputs().stream())
                .filter(name ->
                        !name.startsWith("%") && isOfRows(replay.value(name).dims()))
                .toList();
    }

    private static Replay replay(Imported imported) {
        Graph graph = Graph.named("trial");
        Map<String, Value> weights = new LinkedHashMap<>();
        imported.weights()
                .forEach(weight -> weights.put(
                        weight.name(), graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape()))));
        List<Value> inputs = imported.inputs().stream()
                .map(port -> graph.input(port.value(), port.elements(), Dims.batch(port.row())))
                .toList();
        return new Replay(imported, weights, inputs);
    }

    private static boolean isOfRows(Dims dims) {
        return dims.rank() > 0
                && dims.size(0) == Dims.BATCH
                && LongStream.of(dims.without(0).sizes()).allMatch(size -> size >= 0);
    }

    private static Shape row(Dims dims) {
        return Shape.of(LongStream.of(dims.without(0).sizes())
                .mapToInt(Math::toIntExact)
                .toArray());
    }
}
