package nn.onnx.train;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.optimizer.Adam;
import nn.optimizer.Coefficient;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Steps;

/**
 * Learns by a run of the graph of one step's gradients after the other, and takes Adam's steps itself: in one pass over
 * each weight and its slots, where ONNX Runtime, which fuses no element-wise ops, makes twelve.
 */
final class AdamLearner implements Learner {
    /** So many pieces take about 50 µs, which is worth waking a second thread. */
    private static final int WORTH_A_THREAD = 64;

    private final Plan plan;
    private final Adam adam;
    private final Map<String, Coefficient> coefficients;
    private final NativeBuffers buffers;
    private final SingleSteps steps;
    private final SortedMap<String, AdamWeight> weights = new TreeMap<>();
    /** By the step that their slots began at. */
    private Map<Long, List<AdamPiece>> pieces = Map.of();

    /** Prepares to learn by a plan that {@link #suits}. */
    AdamLearner(Plan plan, Place place, NativeBuffers buffers) {
        this.plan = plan;
        this.adam = (Adam) plan.optimizer();
        this.coefficients = Coefficient.of(adam);
        this.buffers = buffers;
        this.steps = SingleSteps.ofGradients(plan, place, buffers, plan::gradients);
        plan.network()
                .trainable()
                .forEach(weight -> weights.put(weight.name(), new AdamWeight(weight.name(), weight.shape())));
        weights.values().forEach(weight -> weight.putInto(buffers));
    }

    /**
     * Returns whether a plan can be learned so: by Adam without AMSGrad, each gradient applied at once, with no running
     * means and no constraint after the steps, on the processor.
     */
    static boolean suits(Plan plan, Device device) {
        return device.equals(Device.CPU)
                && plan.optimizer() instanceof Adam adam
                && !adam.isAmsgrad()
                && adam.options().isImmediate()
                && plan.network().trainable().stream()
                        .allMatch(weight -> weight.constraint().isEmpty());
    }

    @Override
    public void load(State state) {
        plan.network().weights().stream()
                .filter(weight -> !weights.containsKey(weight.name()))
                .forEach(weight -> buffers.wrap(weight.name(), state.weights()));
        weights.values().forEach(weight -> weight.load(state));
        pieces = weights.entrySet().stream()
                .collect(groupingBy(
                        weight -> state.optimization().slotsBegan(weight.getKey()),
                        TreeMap::new,
                        flatMapping(weight -> weight.getValue().pieces().stream(), toList())));
    }

    @Override
    public Steps learn(Chunk chunk) {
        int threads = steps.threads(chunk);
        return steps.take(chunk, Map.of(), (i, run) -> step(chunk.firstStep() + i + 1, chunk.rates()[i], threads));
    }

    /** Takes a step by the gradients that are there; steps are counted from 1. */
    private void step(long step, double rate, int threads) {
        float decay = coefficient(Coefficient.DECAY, step, rate);
        pieces.forEach((began, group) -> {
            float moved = coefficient(Coefficient.RATE, step - began, rate);
            boolean shared = threads > 1 && group.size() >= WORTH_A_THREAD;
            Stream<AdamPiece> all = shared ? group.parallelStream() : group.stream();
            all.forEach(piece -> piece.step(adam, moved, decay));
        });
    }

    private float coefficient(String name, long step, double rate) {
        return Optional.ofNullable(coefficients.get(name))
                .map(coefficient -> (float) coefficient.at(step, rate))
                .orElse(0f);
    }

    @Override
    public Map<String, Tensor> slots() {
        Map<String, Tensor> slots = new TreeMap<>();
        weights.values().forEach(weight -> weight.readSlots(slots));
        return slots;
    }
}
