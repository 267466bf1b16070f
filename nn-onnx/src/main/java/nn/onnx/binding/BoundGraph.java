package nn.onnx.binding;

import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nn.data.Shape;
import nn.onnx.fuse.Blocks;
import nn.onnx.ort.Devices;
import nn.onnx.run.Leases.Lease;
import nn.onnx.run.Place;
import nn.onnx.write.GraphWriter;
import nn.op.Graph;
import nn.op.Value;

/** A compiled graph, whose runs leave on the device what is to stay there; for one thread at a time. */
public final class BoundGraph implements AutoCloseable {
    private static final String RUNNING = "running the network";

    private final OrtApi api;
    private final Set<String> inputs;
    private final Set<String> outputs;
    private final Scratch names = new Scratch();
    private final Map<String, Long> addresses = new HashMap<>();
    private final Deque<Runnable> releases = new ArrayDeque<>();
    private final long session;
    private final long binding;
    private final long options;
    private final long device;

    private BoundGraph(OrtApi api, Graph graph, Blocks blocks, int threads, Place place) {
        this.api = api;
        this.inputs = graph.inputs().stream().map(Value::name).collect(Collectors.toUnmodifiableSet());
        this.outputs = Set.copyOf(graph.outputs().keySet());
        try {
            this.session = leased(GraphWriter.model(graph, blocks), threads, place);
            this.binding =
                    made(OrtFunction.RELEASE_IO_BINDING, api.create(RUNNING, OrtFunction.CREATE_IO_BINDING, session));
            this.options = made(OrtFunction.RELEASE_RUN_OPTIONS, api.create(RUNNING, OrtFunction.CREATE_RUN_OPTIONS));
            this.device = made(OrtFunction.RELEASE_MEMORY_INFO, api.memoryInfo(RUNNING, Devices.gpu(place.device())));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private long leased(byte[] model, int threads, Place place) {
        Lease<NativeSession> lease = NativeSession.open(api, model, threads, place);
        releases.push(() -> NativeSession.close(lease));
        return lease.session().address();
    }

    private long made(OrtFunction release, long address) {
        releases.push(() -> api.release(release, address));
        return address;
    }

    /** Compiles a graph where {@link Binding} has no problem. */
    public static BoundGraph compile(Graph graph, int threads, Place place) {
        return compile(graph, Blocks.NONE, threads, place);
    }

    /** Compiles a graph some of whose convolutions are faster on blocks. */
    public static BoundGraph compile(Graph graph, Blocks blocks, int threads, Place place) {
        return new BoundGraph(OrtApi.here().orElseThrow(), graph, blocks, threads, place);
    }

    /** Names what goes in. */
    public Set<String> inputs() {
        return inputs;
    }

    /** Names what comes out. */
    public Set<String> outputs() {
        return outputs;
    }

    /**
     * Runs the graph.
     *
     * @param given what goes in, by name; what is on the processor is copied to where it is needed
     * @param read what is filled, by the names of outputs: memory of the processor's
     * @param kept the outputs that stay on the device, with their shapes
     * @return these, to be closed
     */
    public Map<String, DeviceValue> run(
            Map<String, DeviceValue> given, Map<String, DeviceValue> read, Map<String, Shape> kept) {
        try {
            given.forEach((name, value) -> bind(OrtFunction.BIND_INPUT, name, value.address()));
            read.forEach((name, value) -> bind(OrtFunction.BIND_OUTPUT, name, value.address()));
            kept.keySet().forEach(name -> bind(OrtFunction.BIND_OUTPUT_TO_DEVICE, name, device));
            api.call(RUNNING, OrtFunction.SYNCHRONIZE_BOUND_INPUTS, binding);
            api.call(RUNNING, OrtFunction.RUN_WITH_BINDING, session, options, binding);
            api.call(RUNNING, OrtFunction.SYNCHRONIZE_BOUND_OUTPUTS, binding);
            return kept.isEmpty() ? Map.of() : taken(read.size(), kept);
        } finally {
            api.release(OrtFunction.CLEAR_BOUND_INPUTS, binding);
            api.release(OrtFunction.CLEAR_BOUND_OUTPUTS, binding);
            Reference.reachabilityFence(given);
            Reference.reachabilityFence(read);
        }
    }

    private void bind(OrtFunction how, String name, long what) {
        api.call(RUNNING, how, binding, addresses.computeIfAbsent(name, names::text), what);
    }

    /** Takes what the last outputs are; those before were bound to memory that is known. */
    private Map<String, DeviceValue> taken(int before, Map<String, Shape> kept) {
        List<Long> all = api.boundOutputs(RUNNING, binding);
        all.subList(0, before).forEach(value -> api.release(OrtFunction.RELEASE_VALUE, value));
        Map<String, DeviceValue> values = new LinkedHashMap<>();
        int next = before;
        for (Map.Entry<String, Shape> each : kept.entrySet()) {
            values.put(each.getKey(), new DeviceValue(api, all.get(next), each.getValue(), Optional.empty()));
            next++;
        }
        return values;
    }

    /** Releases all; closing again does nothing. */
    @Override
    public void close() {
        while (!releases.isEmpty()) {
            releases.pop().run();
        }
        names.close();
    }
}
