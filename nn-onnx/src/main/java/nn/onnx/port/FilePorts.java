package nn.onnx.port;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.onnx.file.ModelFile;
import nn.onnx.port.Declared.Form;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/** Knows what goes into a file and what comes out, by name, in the file's order. */
public final class FilePorts {
    private final ModelFile file;
    private final Message graph;
    private final ZipMaps zipMaps;
    private final Map<String, Declared> inputs = new LinkedHashMap<>();
    private final Map<String, Declared> outputs = new LinkedHashMap<>();
    private final Variant whole;

    /** Reads them off a file. */
    public FilePorts(ModelFile file) {
        this.file = file;
        this.graph = file.model().message(Field.MODEL_GRAPH);
        this.zipMaps = ZipMaps.of(graph);
        Set<String> defaults = Stream.concat(
                        graph.messages(Field.GRAPH_INITIALIZER),
                        graph.messages(Field.GRAPH_SPARSE_INITIALIZER)
                                .map(sparse -> sparse.message(Field.SPARSE_VALUES)))
                .map(tensor -> tensor.text(Field.TENSOR_NAME))
                .collect(Collectors.toSet());
        graph.messages(Field.GRAPH_INPUT)
                .map(info -> Declared.of(info, defaults.contains(info.text(Field.INFO_NAME))))
                .forEach(input -> inputs.put(input.name(), input));
        graph.messages(Field.GRAPH_OUTPUT)
                .map(info -> zipMaps.declared(info.text(Field.INFO_NAME)).orElseGet(() -> Declared.of(info, false)))
                .forEach(output -> outputs.put(output.name(), output));
        this.whole = new Variant(outputs.keySet(), Set.of(), Map.of());
        requireKnown();
    }

    /** Returns the form that takes every input without a value and gives every output. */
    public Variant whole() {
        return whole;
    }

    private void requireKnown() {
        Stream.of(inputs, outputs).flatMap(all -> all.values().stream()).forEach(FilePorts::requirePossible);
        inputs.values().forEach(input -> {
            if (input.element().isEmpty() && input.form() != Form.OTHER) {
                throw NnException.of("the input \"%s\" has no type.", input.name())
                        .maybe("the file is damaged: export it anew.");
            }
        });
    }

    /** Refuses a row that no tensor can hold, before ONNX Runtime takes memory for it. */
    private static void requirePossible(Declared port) {
        double size = port.dims().stream().mapToDouble(Math::abs).reduce(1, (a, b) -> a * b);
        if (size > Integer.MAX_VALUE) {
            throw NnException.of("\"%s\" claims the impossible shape %s.", port.name(), port.dims());
        }
    }

    /** Returns all inputs, those included that the file has values for. */
    public Map<String, Declared> inputs() {
        return inputs;
    }

    /** Returns one of the inputs. */
    public Declared input(String name) {
        return Objects.requireNonNull(inputs.get(name));
    }

    Declared output(String name) {
        return Objects.requireNonNull(outputs.get(name));
    }

    /** Returns all outputs. */
    public Map<String, Declared> outputs() {
        return outputs;
    }

    /** Returns what the columns of an output stand for, where the file says so. */
    public List<String> classes(String output) {
        return zipMaps.classes().getOrDefault(output, List.of());
    }

    /** Names the inputs without which some outputs cannot be computed, though the file may have values for them. */
    public Set<String> needed(Collection<String> wanted) {
        Set<String> needed = new HashSet<>(inputs.keySet());
        if (!isAll(wanted)) {
            needed.retainAll(Needed.by(wanted, graph));
        }
        return needed;
    }

    /** Returns whether a variant is to be given an input. */
    public boolean isTaken(Declared input, Variant variant) {
        return variant.given().contains(input.name())
                || !input.isOptional()
                        && (isAll(variant.outputs())
                                || needed(variant.outputs()).contains(input.name()));
    }

    boolean isAll(Collection<String> wanted) {
        return wanted.size() == outputs.size();
    }

    ZipMaps zipMaps() {
        return zipMaps;
    }

    Message graph() {
        return graph;
    }

    /** Returns the file. */
    public ModelFile file() {
        return file;
    }
}
