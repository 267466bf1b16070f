package nn.onnx.portable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nn.data.Randoms;
import nn.data.State;
import nn.layer.Weight;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.spi.Ages;
import nn.spi.ChunkTypes;
import nn.spi.Input;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.StepInputs;

/**
 * Lets a graph of steps compute from the count of steps and the learning rates what Java hands to it otherwise: the
 * optimizer's coefficients, the random bits of layers, the share of a row. Weights that stay stand in the graph.
 */
final class PortableSteps implements StepInputs {
    private final Plan plan;
    private final State start;
    private final ChunkTypes types;
    private final int most;
    private final Map<String, CoefficientRule> rules = new TreeMap<>();
    private final Set<String> still;
    private final Map<String, Value> made = new HashMap<>();
    private boolean limited;

    PortableSteps(Plan plan, State start, ChunkTypes types, Ages ages, int most) {
        this.plan = plan;
        this.start = start;
        this.types = types;
        this.most = most;
        this.still = plan.network().weights().stream().map(Weight::name).collect(Collectors.toSet());
        plan.network().moving().forEach(weight -> still.remove(weight.name()));
        for (int group = 0; group < ages.began().size(); group++) {
            long before = start.step() - ages.began().get(group);
            for (Map.Entry<String, Coefficient> each :
                    Coefficient.of(plan.optimizer()).entrySet()) {
                rules.put(
                        Ports.coefficient(Ages.name(each.getKey(), group)),
                        CoefficientRule.of(each.getKey(), each.getValue(), before, most));
            }
        }
    }

    /** Tells, once the graph is built, whether it can take so many steps and no more. */
    boolean isLimited() {
        return limited;
    }

    @Override
    public Value of(Graph graph, String name, ElementType type, Dims dims) {
        if (made.isEmpty()) {
            begin(graph);
        }
        if (made.containsKey(name)) {
            return found(name);
        } else if (rules.containsKey(name)) {
            CoefficientRule rule = rules.get(name);
            limited |= rule.isLimited();
            return rule.value(graph, found(Contract.LEARNING_RATE), found(Contract.STEP + " places"));
        } else if (still.contains(name)) {
            return graph.tensor(name, found(start.weights(), name));
        }
        return Ports.keyed(name).map(layer -> keys(graph, layer)).orElseGet(() -> graph.input(name, type, dims));
    }

    /** Declares what all else is computed from. */
    private void begin(Graph graph) {
        Value rates = graph.input(Contract.LEARNING_RATE, ElementType.FLOAT32, new Dims(Dims.STEPS));
        Value step = graph.input(Contract.STEP, ElementType.INT64, new Dims());
        Value before = Ops.sub(step, start.step());
        made.put(Contract.LEARNING_RATE, rates);
        made.put(Contract.STEP, step);
        made.put(Contract.STEP + " places", Ops.add(Ops.places(rates, 0), before));
        for (int i = 0; i < types.inputs().size(); i++) {
            Input input = plan.network().inputs().get(i);
            String name = Ports.input(input.name());
            Dims dims = Dims.batch(input.shape()).under(Dims.STEPS);
            made.put(name, graph.input(name, types.inputs().get(i), dims));
        }
        Value first = found(Ports.input(plan.network().inputs().get(0).name()));
        Value rows = Ops.cast(Ops.size(Ops.places(first, 1)), ElementType.FLOAT32);
        made.put(Ports.PER_ROW, Ops.div(graph.scalar(ElementType.FLOAT32, 1), rows));
    }

    private Value keys(Graph graph, String layer) {
        limited = true;
        return StepTable.of(most, ElementType.INT32, step -> (int)
                        Randoms.of(plan.seed(), layer, start.step() + step).nextLong())
                .at(graph, found(Contract.STEP + " places"));
    }

    /** Counts the steps after those that are taken. */
    Value stepAfter() {
        return Ops.add(found(Contract.STEP), Ops.size(found(Contract.LEARNING_RATE)));
    }

    private Value found(String name) {
        return found(made, name);
    }

    private static <T> T found(Map<String, T> all, String name) {
        T value = all.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no \"" + name + "\"");
        }
        return value;
    }
}
