package nn.onnx.train;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.data.Optimization;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.binding.Binding;
import nn.onnx.run.Place;
import nn.optimizer.Slots;
import nn.spi.Ages;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Steps;

/**
 * Learns by the graph of all of a chunk's steps, as {@link GraphLearner} does, but leaves weights and slots on the device from
 * run to run: they cross only when they are loaded, or asked for.
 */
final class DeviceLearner implements Learner {
    private final Plan plan;
    private final Place place;
    private final NativeBuffers buffers;
    private final DeviceState state;
    private Ages ages;
    private DeviceChunks chunks;
    /** Whether the buffers have weights as they were. */
    private boolean isAhead;

    /** Prepares to learn where {@link #suits}. */
    DeviceLearner(Plan plan, Place place, NativeBuffers buffers) {
        this.plan = plan;
        this.place = place;
        this.buffers = buffers;
        this.state = new DeviceState(place);
        buffers.keep(state);
        this.ages = Ages.of(plan, Optimization.FROM_THE_FIRST);
        this.chunks = chunks(ages);
    }

    /** Returns whether a device can be learned on so: not the processor, to which nothing crosses. */
    static boolean suits(Device device) {
        return !device.equals(Device.CPU) && Binding.problem(device).isEmpty();
    }

    private DeviceChunks chunks(Ages grouped) {
        return new DeviceChunks(plan, place, state, (types, forms) -> plan.training(types, grouped, forms));
    }

    @Override
    public void load(State from) {
        Ages before = ages;
        ages = Ages.of(plan, from.optimization());
        if (!ages.alike(before)) {
            chunks = chunks(ages);
        }
        plan.network().weights().forEach(weight -> state.load(weight.name(), from.weights()));
        for (Weight weight : plan.network().trainable()) {
            slots(weight).forEach(slot -> state.load(slot, from.slots()));
        }
        isAhead = true;
    }

    private Stream<String> slots(Weight weight) {
        return Slots.of(plan.optimizer()).keySet().stream().map(slot -> weight.name() + ":" + slot);
    }

    @Override
    public Steps learn(Chunk chunk) {
        isAhead = true;
        return chunks.run(chunk, names -> ChunkTensors.training(plan, ages, chunk, names));
    }

    @Override
    public void settle() {
        if (isAhead) {
            plan.network()
                    .moving()
                    .forEach(weight -> buffers.wrap(weight.name(), Map.of(weight.name(), state.read(weight.name()))));
            isAhead = false;
        }
    }

    @Override
    public Map<String, Tensor> slots() {
        Map<String, Tensor> copies = new TreeMap<>();
        plan.network().trainable().stream().flatMap(this::slots).forEach(slot -> copies.put(slot, state.read(slot)));
        return copies;
    }

    @Override
    public Optional<Evaluation> evaluation() {
        return Optional.of(new DeviceEvaluation(plan, place, state));
    }
}
