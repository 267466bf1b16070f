package nn.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.lang.ref.Cleaner.Cleanable;
import java.lang.ref.Reference;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import nn.Engines;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;
import nn.data.Words;
import nn.onnx.file.ModelFile;
import nn.onnx.ort.Ort;
import nn.onnx.run.GraphOptimization;
import nn.onnx.run.NativeCleaner;
import nn.onnx.run.Place;
import nn.onnx.run.RunInputs;
import nn.onnx.run.Sessions;
import nn.onnx.run.Threads;

/**
 * Predicts with any ONNX file, from any number of threads at once, until it is closed.
 *
 * <p>Tensors go in as float32, int32 or uint8 and come out as float32, int32 (int64 too, where it fits) or uint8.
 */
public final class OnnxModel implements AutoCloseable {
    private final String place;
    private final Map<String, String> metadata;
    private final OrtSession session;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final StampedLock lock = new StampedLock();
    private final Cleanable cleanable;
    private boolean closed;

    /**
     * Describes an input or output.
     *
     * @param name as in the file
     * @param type ONNX Runtime's word: {@code FLOAT}, {@code UINT8}, {@code INT64}, …
     * @param dims the size of each axis, -1 for a free one
     */
    public record Port(String name, String type, List<Long> dims) {
        /** Writes such as {@code input: FLOAT [-1, 784]}. */
        @Override
        public String toString() {
            return name + ": " + type + " " + dims;
        }
    }

    OnnxModel(ModelFile file, String device, GraphOptimization optimization) {
        this.place = file.called().toString();
        this.metadata = Collections.unmodifiableMap(file.metadata());
        Place on = new Place(Engines.device(new OnnxEngine(), device), Threads.configured(), optimization);
        OrtSession opened = Sessions.compile(file, on.threads().forWork(file.numbers()), on);
        this.session = opened;
        this.cleanable = NativeCleaner.watch(this, () -> Sessions.close(opened));
        try {
            this.inputs = ports(Ort.call(place, session::getInputInfo).values());
            this.outputs = ports(Ort.call(place, session::getOutputInfo).values());
        } catch (NnException unsuitable) {
            cleanable.clean();
            throw unsuitable;
        }
    }

    private List<Port> ports(Collection<NodeInfo> infos) {
        return infos.stream().map(this::port).toList();
    }

    private Port port(NodeInfo info) {
        if (info.getInfo() instanceof TensorInfo tensor) {
            List<Long> dims = LongStream.of(tensor.getShape()).boxed().toList();
            requirePossible(info.getName(), dims);
            return new Port(info.getName(), tensor.type.name(), dims);
        }
        throw NnException.of("%s: \"%s\" is no tensor, but %s.", place, info.getName(), info.getInfo())
                .maybe("cut that part off: only tensors can go in and come out.");
    }

    /** Refuses a row that no tensor can hold, before ONNX Runtime takes memory for it. */
    private void requirePossible(String name, List<Long> dims) {
        double size = dims.stream().mapToDouble(Math::abs).reduce(1, (a, b) -> a * b);
        if (size > Integer.MAX_VALUE) {
            throw NnException.of("%s: \"%s\" claims the impossible shape %s.", place, name, dims);
        }
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
     * Predicts.
     *
     * @param given a tensor for each input, by name
     * @return a tensor for each output, by name, in the file's order
     * @throws NnException if an input is missing, unknown, or of another type or shape
     * @throws IllegalStateException if it is closed
     */
    public Map<String, Tensor> predict(Map<String, Tensor> given) {
        requireInputs(given);
        long stamp = lock.readLock();
        try {
            if (closed) {
                throw new IllegalStateException("the model is closed.\nMaybe close it only after its last use.");
            }
            return run(given);
        } finally {
            lock.unlockRead(stamp);
            Reference.reachabilityFence(this);
        }
    }

    private void requireInputs(Map<String, Tensor> given) {
        Given.value("predict: the inputs", given)
                .forEach((name, tensor) -> Given.value("predict: the input \"" + name + "\"", tensor));
        Set<String> wanted = inputs.stream().map(Port::name).collect(Collectors.toSet());
        if (!wanted.equals(given.keySet())) {
            throw NnException.of("%s takes the inputs %s, but was given %s.", place, inputs, given.keySet());
        }
        inputs.forEach(port -> requireShape(port, Objects.requireNonNull(given.get(port.name()))));
    }

    private void requireShape(Port port, Tensor tensor) {
        if (tensor.shape().size() == 0) {
            throw NnException.of("%s takes %s, but was given %s, without a number.", place, port, tensor.shape())
                    .maybe("leave the call out where there are no rows: some ops end the process then.");
        }
        boolean fits = port.dims().size() == tensor.shape().rank();
        for (int axis = 0; fits && axis < port.dims().size(); axis++) {
            long size = port.dims().get(axis);
            fits = size < 0 || size == tensor.shape().dim(axis);
        }
        if (!fits) {
            throw NnException.of("%s takes %s, but was given %s.", place, port, tensor)
                    .maybe("put an axis of rows in front, or reshape.");
        }
    }

    private Map<String, Tensor> run(Map<String, Tensor> given) {
        try (RunInputs tensors = new RunInputs()) {
            inputs.forEach(port ->
                    tensors.add(port.name(), PortTensors.wrap(port, Objects.requireNonNull(given.get(port.name())))));
            return answers(tensors.tensors());
        }
    }

    /** Predicts with what is there already, which the caller closes. */
    Map<String, Tensor> answers(Map<String, OnnxTensor> given) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        try (OrtSession.Result result = Ort.call(place, () -> session.run(given))) {
            result.forEach(output ->
                    found.put(output.getKey(), PortTensors.copy(output.getKey(), (OnnxTensor) output.getValue())));
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

    /** Writes such as {@code OnnxModel digits.onnx, [input: FLOAT [-1, 784]] to [output: FLOAT [-1, 10]]}. */
    @Override
    public String toString() {
        return Words.folded("OnnxModel " + place + ", " + inputs + " to " + outputs);
    }
}
