package nn.onnx.read;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.layer.ImportedWeight;
import nn.onnx.layer.WeightStart;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Collects the weights of a file as they are used. Exporters store equal tensors once, so that biases that are still all
 * zero look shared: such ones are copied for each kernel that they go with, all others stay shared.
 */
final class Parameters {
    private final Graph graph;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<Value, FileTensor> tensors = new LinkedHashMap<>();
    private final Map<Value, WeightStart> starts = new HashMap<>();
    private final Map<Value, Boolean> learned = new HashMap<>();

    Parameters(Graph graph) {
        this.graph = graph;
    }

    /** Gives a tensor as a weight, for a use that goes with a kernel or an op. */
    Value use(String name, FileTensor tensor, WeightStart start, String partner) {
        return use(name, isFresh(tensor) ? partner + "\n" + start : "", tensor, start);
    }

    /** Gives a tensor as a running statistic, which is never one with what learns, nor a mean with a variance. */
    Value statistic(String name, FileTensor tensor, WeightStart start, String own) {
        return use(name, (isFresh(tensor) ? own : "") + "\nmoves from " + start, tensor, start);
    }

    /** A single number is one only where it is what layers begin with: a bias's, a factor's, a PReLU's. */
    private static boolean isFresh(FileTensor tensor) {
        boolean isUniform = tensor.dims().rank() <= 1 && tensor.isUniform();
        return isUniform && (tensor.count() > 1 || tensor.isAll(0) || tensor.isAll(1) || tensor.isAll(0.25));
    }

    private Value use(String name, String apart, FileTensor tensor, WeightStart start) {
        return values.computeIfAbsent(name + "\n" + apart, none -> {
            Value value = graph.input(plain(name), ElementType.FLOAT32, tensor.dims());
            tensors.put(value, tensor);
            starts.put(value, start);
            return value;
        });
    }

    /** Lets a weight learn. */
    void learn(Value weight) {
        learned.put(weight, true);
    }

    /** Leaves signs out of a name that names of weights must not have. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.chars()
                .map(sign ->
                        sign == ':' || Character.isISOControl(sign) || Character.isSurrogate((char) sign) ? '_' : sign)
                .forEach(sign -> plain.append((char) sign));
        return plain.isEmpty() ? "weight" : plain.toString();
    }

    /** Names what learns. */
    Set<String> learned() {
        return learned.keySet().stream().map(Value::name).collect(Collectors.toSet());
    }

    boolean isWeight(Value value) {
        return tensors.containsKey(value);
    }

    ImportedWeight weight(Value value) {
        FileTensor tensor = java.util.Objects.requireNonNull(tensors.get(value));
        return new ImportedWeight(
                value.name(), shape(tensor), learned.containsKey(value), starts.getOrDefault(value, WeightStart.DRAWN));
    }

    private static Shape shape(FileTensor tensor) {
        return Shape.of(java.util.stream.LongStream.of(tensor.dims().sizes())
                .mapToInt(Math::toIntExact)
                .toArray());
    }

    /** Gives the numbers of the weights that a graph still has, by name. */
    SortedMap<String, Tensor> tensors() {
        SortedMap<String, Tensor> all = new TreeMap<>();
        tensors.forEach((value, tensor) -> all.put(value.name(), tensor.tensor()));
        return all;
    }
}
