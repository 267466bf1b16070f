package nn.onnx;

import ai.onnxruntime.OrtSession;
import java.lang.ref.Cleaner.Cleanable;
import java.lang.ref.Reference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.StampedLock;
import nn.Engines;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;
import nn.data.Words;
import nn.onnx.file.ModelFile;
import nn.onnx.ort.Ort;
import nn.onnx.port.Declared;
import nn.onnx.port.Declared.Form;
import nn.onnx.port.Element;
import nn.onnx.port.FilePorts;
import nn.onnx.port.Variant;
import nn.onnx.port.Variants;
import nn.onnx.run.GraphOptimization;
import nn.onnx.run.NativeCleaner;
import nn.onnx.run.Place;
import nn.onnx.run.RunInputs;
import nn.onnx.run.Threads;

/**
 * Predicts with any ONNX file, from any number of threads at once, until it is closed.
 *
 * <pre>{@code
 * try (var file = Onnx.open(Path.of("iris.onnx"))) {
 *     System.out.println(file);                                  // its inputs and outputs
 *     Tensor row = Tensor.of(Shape.of(1, 4), 5.1f, 3.5f, 1.4f, 0.2f);
 *     Tensor scores = file.predict(Map.of("X", row), "probabilities").get("probabilities");
 *     Object label = file.values(Map.of("X", row)).get("label"); // Strings
 * }
 * }</pre>
 *
 * <p>Tensors go in as float32, int32 or uint8, and texts as {@link Strings}. Numbers become what the file takes: float16,
 * bfloat16 and others by rounding, as ONNX's {@code Cast} does; of whole numbers those are refused that the file's type
 * does not have. Inputs of {@code DOUBLE}, {@code INT64}, {@code UINT32} and {@code UINT64} also take arrays of Java's, such as
 * {@code double[][]} and {@code long[]}, as they are. Numbers come out as float32 (of double, rounded, and all others with a fraction), uint8 (of uint8 and bool)
 * or int32 (of all other whole numbers; those beyond 32 bits are refused).
 */
public final class OnnxModel implements AutoCloseable {
    private final String place;
    private final Map<String, String> metadata;
    private final FilePorts ports;
    private final Variants variants;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final List<Declared> all;
    private final InputRules rules;
    private final StampedLock lock = new StampedLock();
    private final Cleanable cleanable;
    private boolean closed;

    /**
     * Describes an input or output.
     *
     * @param name as in the file
     * @param type ONNX's word: {@code FLOAT}, {@code UINT16}, {@code INT64}, {@code STRING}, {@code sequence of FLOAT}, …
     * @param hasRank whether the file says how many axes there are
     * @param dims the size of each axis, -1 for a free one
     * @param axes the name of each axis, such as {@code batch}, empty where it has none
     * @param isOptional whether it may be left out, for the file has a value of its own
     */
    public record Port(
            String name, String type, boolean hasRank, List<Long> dims, List<String> axes, boolean isOptional) {
        /** Copies the lists. */
        public Port {
            Given.value("a port: the name", name);
            Given.value("a port: the type", type);
            dims = Given.all("a port: dim", dims);
            axes = Given.all("a port: axis name", axes);
            if (axes.size() != dims.size()) {
                throw NnException.of("a port: each of the axes %s must have a name, but the names are %s.", dims, axes);
            }
        }

        static Port of(Declared port) {
            return new Port(port.name(), port.word(), port.hasRank(), port.dims(), port.axes(), port.isOptional());
        }

        /** Writes such as {@code input: FLOAT [batch, 784]}. */
        @Override
        public String toString() {
            return Declared.text(name, type, hasRank, dims, axes) + (isOptional ? ", optional" : "");
        }
    }

    OnnxModel(ModelFile file, String device, GraphOptimization optimization) {
        this.place = file.called().toString();
        this.metadata = Collections.unmodifiableMap(file.read(file::metadata));
        this.ports = file.read(() -> new FilePorts(file));
        this.rules = file.read(() -> new InputRules(place, ports));
        Place on = new Place(Engines.device(new OnnxEngine(), device), Threads.configured(), optimization);
        Variants opened = new Variants(ports, on);
        this.variants = opened;
        this.cleanable = NativeCleaner.watch(this, opened::close);
        this.inputs = ports.inputs().values().stream().map(Port::of).toList();
        this.all = ports.outputs().values().stream().map(opened::inferred).toList();
        this.outputs = all.stream().map(Port::of).toList();
    }

    /**
     * Describes what goes in.
     *
     * @return the inputs in the file's order
     */
    public List<Port> inputs() {
        return inputs;
    }

    /**
     * Describes what comes out.
     *
     * @return the outputs in the file's order
     */
    public List<Port> outputs() {
        return outputs;
    }

    /**
     * Returns what the file says of itself.
     *
     * @return ONNX's {@code metadata_props}, by key
     */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Says what the columns of an output stand for, where the file says so, as scikit-learn's do: its converter makes a map
     * of each row of probabilities, which is left out here.
     *
     * @param output the output's name
     * @return the names of the classes in the order of the columns, none where the file is silent
     */
    public List<String> classes(String output) {
        return ports.classes(Given.value("classes: the output", output));
    }

    /**
     * Predicts with the only input, and returns the only output.
     *
     * @param input what goes in
     * @return what comes out
     * @throws NnException if there are several inputs or outputs, or the tensor is of another type or shape
     * @throws IllegalStateException if it is closed
     */
    public Tensor predict(Tensor input) {
        Given.value("predict: the input", input);
        List<String> wanted = inputs.stream()
                .filter(port -> !port.isOptional())
                .map(Port::name)
                .toList();
        if (wanted.size() != 1 || outputs.size() != 1) {
            throw NnException.of(
                            "%s has the inputs %s and the outputs %s, but was given one tensor.",
                            place, inputs, outputs)
                    .maybe("name them: predict(Map.of(\"%s\", tensor), \"%s\").", name(inputs), name(outputs));
        }
        return Objects.requireNonNull(predict(Map.of(wanted.get(0), input)).get(name(outputs)));
    }

    private static String name(List<Port> ports) {
        return ports.isEmpty() ? "…" : ports.get(0).name();
    }

    /**
     * Predicts.
     *
     * @param given for each input, by name, a tensor, {@link Strings}, an array of double or long, or a list of these for a sequence; inputs that the
     *     file has a value for may be left out, and those too that the wanted outputs do not need
     * @param wanted names of outputs, which alone are computed; none for all
     * @return a tensor for each output, by name, in the file's order
     * @throws NnException if an input is missing, unknown, or of another type or shape, or an output is not of numbers, so
     *     that {@link #values} gives it
     * @throws IllegalStateException if it is closed
     */
    public Map<String, Tensor> predict(Map<String, ?> given, String... wanted) {
        List<Declared> chosen = wanted(wanted);
        chosen.forEach(this::requireNumbers);
        Map<String, Tensor> answers = new LinkedHashMap<>();
        computed(given, chosen).forEach((name, value) -> answers.put(name, (Tensor) value));
        return answers;
    }

    private void requireNumbers(Declared output) {
        boolean isTensor = output.form() == Form.TENSOR
                && output.element().map(Element::isReal).orElse(true);
        if (!isTensor) {
            throw NnException.of("%s: %s is no tensor of numbers.", place, output)
                    .maybe("use values(…), or name other outputs, as in predict(inputs, \"%s\").", name(outputs));
        }
    }

    /**
     * Predicts values of any kind.
     *
     * @param given as for {@link #predict(Map, String...)}
     * @param wanted names of outputs, which alone are computed; none for all
     * @return for each output, by name, in the file's order: a {@link Tensor} of numbers, {@link Strings}, a {@link List} of a
     *     sequence's values, a {@link Map}
     * @throws NnException if an input is missing, unknown, or of another type or shape, or an output is of none of these kinds
     * @throws IllegalStateException if it is closed
     */
    public Map<String, Object> values(Map<String, ?> given, String... wanted) {
        return computed(given, wanted(wanted));
    }

    private List<Declared> wanted(String... names) {
        if (Given.value("predict: the outputs", names).length == 0) {
            return all;
        }
        List<String> named = Given.all("predict: output", names);
        named.forEach(name -> {
            if (!ports.outputs().containsKey(name)) {
                throw NnException.of("%s gives the outputs %s, but was asked for \"%s\".", place, outputs, name);
            }
        });
        return all.stream().filter(output -> named.contains(output.name())).toList();
    }

    private Map<String, Object> computed(Map<String, ?> given, List<Declared> wanted) {
        Variant variant = rules.variant(given, wanted);
        long stamp = lock.readLock();
        try {
            if (closed) {
                throw new IllegalStateException("the model is closed.\nMaybe close it only after its last use.");
            }
            return variants.with(variant, session -> run(session, variant, given, wanted));
        } finally {
            lock.unlockRead(stamp);
            Reference.reachabilityFence(this);
        }
    }

    private Map<String, Object> run(OrtSession session, Variant variant, Map<String, ?> given, List<Declared> wanted) {
        Map<String, Object> found = new LinkedHashMap<>();
        try (RunInputs tensors = rules.inputs(given, variant);
                OrtSession.Result result = Ort.call(place, () -> session.run(tensors.tensors()))) {
            wanted.forEach(output -> found.put(
                    output.name(),
                    PortValues.of(output.name(), result.get(output.readAs()).orElseThrow())));
        }
        return found;
    }

    /** Releases memory and threads; closing again does nothing. */
    @Override
    public void close() {
        long stamp = lock.writeLock();
        try {
            closed = true;
            cleanable.clean();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** Writes such as {@code OnnxModel digits.onnx, [input: FLOAT [batch, 784]] to [output: FLOAT [batch, 10]]}. */
    @Override
    public String toString() {
        return Words.folded("OnnxModel " + place + ", " + inputs + " to " + outputs);
    }
}
