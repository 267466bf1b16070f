package nn.onnx.train;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.step.StepRule;
import nn.optimizer.Coefficient;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.Steps;

/**
 * Learns by a run of the graph of one step's gradients after the other, and takes the optimizer's steps itself: in one pass
 * over each weight and its slots, where ONNX Runtime, which fuses no element-wise ops, makes one for each op.
 */
final class RuleLearner implements Learner {
    /** So many pieces take about 50 µs, which is worth waking a second thread. */
    private static final int WORTH_A_THREAD = 64;

    private final Plan plan;
    private final StepRule rule;
    private final Map<String, Coefficient> coefficients;
    private final NativeBuffers buffers;
    private final SingleSteps steps;
    private final SortedMap<String, RuledWeight> weights = new TreeMap<>();
    /** When slots began, by weight. */
    private Map<String, Long> began = Map.of();
    /** By the step that their slots began at; empty until a graph says which weights it has gradients of. */
    private Map<Long, List<RuledPiece>> pieces = Map.of();

    /** Prepares to learn by a plan that {@link #suits}. */
    RuleLearner(Plan plan, Place place, NativeBuffers buffers) {
        this.plan = plan;
        this.rule = StepRule.of(plan.optimizer()).orElseThrow();
        this.coefficients = Coefficient.of(plan.optimizer());
        this.buffers = buffers;
        this.steps = SingleSteps.ofGradients(plan, place, buffers, plan::gradients);
        plan.network().trainable().forEach(weight -> weights.put(weight.name(), new RuledWeight(weight, rule.slots())));
        weights.values().forEach(weight -> weight.putInto(buffers));
    }

    /**
     * Returns whether a plan can be learned so: by an optimizer with a rule, each gradient applied at once, with no running
     * means and no constraint after the steps, on the processor.
     */
    static boolean suits(Plan plan, Device device) {
        return device.equals(Device.CPU)
                && plan.optimizer().options().isImmediate()
                && StepRule.of(plan.optimizer()).isPresent()
                && plan.network().trainable().stream()
                        .allMatch(weight -> weight.constraint().isEmpty());
    }

    @Override
    public void load(State state) {
        plan.network().weights().stream()
                .filter(weight -> !weights.containsKey(weight.name()))
                .forEach(weight -> buffers.wrap(weight.name(), state.weights()));
        weights.values().forEach(weight -> weight.load(state));
        began = new TreeMap<>();
        weights.keySet().forEach(name -> began.put(name, state.optimization().slotsBegan(name)));
        pieces = Map.of();
    }

    @Override
    public Steps learn(Chunk chunk) {
        int threads = steps.threads(chunk);
        if (pieces.isEmpty()) {
            pieces = reached(steps.outputs(chunk));
        }
        return steps.take(chunk, Map.of(), (i, run) -> step(chunk.firstStep() + i + 1, chunk.rates()[i], threads));
    }

    /** Groups the pieces of the weights that a graph has gradients of; others stay as they are. */
    private Map<Long, List<RuledPiece>> reached(Set<String> outputs) {
        return weights.entrySet().stream()
                .filter(weight -> outputs.contains(Ports.gradient(weight.getKey())))
                .collect(groupingBy(
                        weight -> began.getOrDefault(weight.getKey(), 0L),
                        TreeMap::new,
                        flatMapping(weight -> weight.getValue().pieces().stream(), toList())));
    }

    /** Takes a step by the gradients that are there; steps are counted from 1. */
    private void step(long step, double rate, int threads) {
        float decay = coefficient(Coefficient.DECAY, step, rate);
        pieces.forEach((start, group) -> {
            float[] numbers = numbers(step - start, rate);
            boolean shared = threads > 1 && group.size() >= WORTH_A_THREAD;
            Stream<RuledPiece> all = shared ? group.parallelStream() : group.stream();
            all.forEach(piece -> piece.step(rule, numbers, decay));
        });
    }

    private float[] numbers(long step, double rate) {
        List<String> names = rule.coefficients();
        float[] numbers = new float[names.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = coefficient(names.get(i), step, rate);
        }
        return numbers;
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
