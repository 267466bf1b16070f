package nn.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nn.data.Given;
import nn.data.Shape;
import nn.layer.L1L2;
import nn.layer.Regularizer;
import nn.layer.Weight;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Op;
import nn.op.Ops;
import nn.op.Scan;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.optimizer.Slots;

/**
 * Builds the graph that takes a chunk's steps in one run: a scan over the steps, each with the way forward, the loss and,
 * where it learns, gradients and the update. Weights and slots go in and, where they change, come out. Another graph ends
 * with the gradients, where the update is made elsewhere.
 */
final class StepGraph {
    private final Plan plan;
    private final ChunkTypes types;
    private final Forms forms;
    private final Graph outer;
    private final StepInputs inputs;
    private final StepLoop loop;
    private final Value perRow;
    /** Weights and slots as the steps hand them on, by name. */
    private final Map<String, Value> state = new TreeMap<>();
    /** Weights as layers see them, by name. */
    private final Map<String, Value> weights = new TreeMap<>();

    private final Map<String, Value> keys = new TreeMap<>();
    private final List<String> carried = new ArrayList<>();
    private final List<String> collected = new ArrayList<>();

    StepGraph(Plan plan, ChunkTypes types, Forms forms, String name) {
        this(plan, types, forms, name, StepInputs.OWN);
    }

    StepGraph(Plan plan, ChunkTypes types, Forms forms, String name, StepInputs inputs) {
        Given.value("a plan: the forms", forms);
        Given.value("a plan: the inputs", inputs);
        Given.value("a step graph: the types", types);
        this.plan = plan;
        this.types = types;
        this.forms = forms;
        this.outer = Graph.named(name);
        this.inputs = inputs;
        this.loop = StepLoop.of(outer, inputs, types.isOneStep());
        this.perRow = input(Ports.PER_ROW, new Dims());
    }

    private Value input(String name, Dims dims) {
        return inputs.of(outer, name, ElementType.FLOAT32, dims);
    }

    /** Builds the graph that learns. */
    Graph training(Ages ages) {
        Given.value("a plan: the ages", ages);
        plan.network().moving().forEach(weight -> carry(weight.name(), weight));
        for (Weight weight : plan.network().trainable()) {
            Slots.of(plan.optimizer()).keySet().forEach(slot -> carry(weight.name() + ":" + slot, weight));
        }
        holdOthers();
        Forward forward = forward(Optional.of(this::key));
        Value total = total(forward);
        List<Map<String, Value>> coefficients = new ArrayList<>();
        for (int group = 0; group < ages.began().size(); group++) {
            coefficients.add(coefficients(group));
        }
        next(new Updates(plan, state, forms).of(total, ages, coefficients));
        next(forward.statistics());
        return close();
    }

    /** Builds the graph that gives the gradients, and moves statistics alone. */
    Graph gradients() {
        Forward forward = movingStatistics();
        Value total = total(forward);
        new Updates(plan, state, forms).gradients(total).forEach(this::giveGradient);
        next(forward.statistics());
        return close();
    }

    /**
     * Builds the graph that gives the gradients of weights, but of tables only those of the rows that were looked up, and
     * which these are.
     */
    Graph lookups() {
        Forward forward = movingStatistics();
        Value total = total(forward);
        Lookups tables = new Lookups(plan);
        Map<String, List<Op>> lookups = tables.of(total, state);
        Map<Value, Value> gradients = tables.gradients(total, state, lookups, forms);
        for (Weight weight : plan.network().trainable()) {
            Lookups.found(gradients, Forward.found(state, weight.name()))
                    .ifPresent(gradient -> giveGradient(weight.name(), gradient));
        }
        lookups.forEach((table, ops) -> {
            for (int i = 0; i < ops.size(); i++) {
                collect(Ports.lookedUp(table, i), Ops.cast(ops.get(i).input(1), ElementType.FLOAT32));
                collect(
                        Ports.gradient(Ports.lookedUp(table, i)),
                        Lookups.found(gradients, ops.get(i).output()).orElseThrow());
            }
        });
        next(forward.statistics());
        return close();
    }

    /** Computes the network while it learns, with weights that stay: statistics alone move. */
    private Forward movingStatistics() {
        plan.network().moving().stream()
                .filter(weight -> !weight.learned())
                .forEach(weight -> carry(weight.name(), weight));
        holdOthers();
        return forward(Optional.of(this::key));
    }

    /** Builds the graph that evaluates. */
    Graph evaluation() {
        holdOthers();
        total(forward(Optional.empty()));
        return close();
    }

    private Map<String, Value> coefficients(int group) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (String name : Coefficient.of(plan.optimizer()).keySet()) {
            String port = Ports.coefficient(Ages.name(name, group));
            all.put(name, each(port, ElementType.FLOAT32, new Dims()));
        }
        return all;
    }

    private Value key(String layer) {
        return keys.computeIfAbsent(
                layer, name -> Ops.cast(each(Ports.key(name), ElementType.INT32, new Dims()), ElementType.UINT32));
    }

    private Forward forward(Optional<Function<String, Value>> random) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        List<Input> declared = plan.network().inputs();
        for (int i = 0; i < declared.size(); i++) {
            Input input = declared.get(i);
            inputs.put(
                    input.name(), each(Ports.input(input.name()), types.inputs().get(i), Dims.batch(input.shape())));
        }
        return new Forward(loop.body(), weights, random, true).through(plan.network(), inputs);
    }

    /** Collects what a step gives, and returns what is to be minimized. */
    private Value total(Forward forward) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < plan.objectives().size(); i++) {
            Objective objective = plan.objectives().get(i);
            Value loss = new ObjectiveLoss(objective, i, types.outputs().get(i), this::each).of(forward, perRow);
            collect(Ports.losses(i), loss);
            if (plan.outputs()) {
                predictions(i, objective.output(), forward);
            }
            parts.add(objective.weight() == 1 ? loss : Ops.mul(loss, objective.weight()));
        }
        penalties(forward).ifPresent(penalty -> {
            collect(Ports.PENALTIES, penalty);
            parts.add(penalty);
        });
        return parts.stream().reduce(Ops::add).orElseThrow();
    }

    private void predictions(int index, String output, Forward forward) {
        collect(Ports.predictions(index), forward.value(output));
        ObjectiveLoss.mask(forward, output).ifPresent(mask -> collect(Ports.mask(index), mask));
    }

    private Optional<Value> penalties(Forward forward) {
        List<Value> parts = new ArrayList<>();
        for (Weight weight : plan.network().trainable()) {
            weight.regularizer()
                    .ifPresent(
                            regularizer -> parts.add(Checked.penalty(regularizer, seenBy(regularizer, weight.name()))));
        }
        forward.penalties().forEach(penalty -> parts.add(Ops.mul(penalty, perRow)));
        return parts.stream().reduce(Ops::add);
    }

    /** Sums over all elements know no order, so that the weight may stay transposed for them. */
    private Value seenBy(Regularizer regularizer, String weight) {
        return Forward.found(regularizer instanceof L1L2 ? state : weights, weight);
    }

    private Value each(String name, ElementType type, Dims dims) {
        return loop.each(name, type, dims);
    }

    private void collect(String name, Value value) {
        collected.add(name);
        loop.collect(name, value);
    }

    /** Gives the gradient of a weight, of one step as it is: an axis more would be a copy. */
    private void giveGradient(String weight, Value gradient) {
        if (types.isOneStep()) {
            outer.output(Ports.gradient(weight), gradient);
        } else {
            collect(Ports.gradient(weight), gradient);
        }
    }

    private void next(Map<String, Value> values) {
        values.forEach((name, value) -> loop.next(Forward.found(state, name), value));
    }

    private void carry(String name, Weight like) {
        boolean isTransposed = name.equals(like.name()) && isTransposed(like);
        Value carry = loop.carry(isTransposed ? startTransposed(like) : input(name, Dims.of(like.shape())));
        state.put(name, carry);
        weights.put(name, isTransposed ? Ops.transpose(carry, 1, 0) : carry);
        carried.add(name);
    }

    /** Transposes at the start and the end of many steps; where there is one, it goes in and comes out as it is used. */
    private Value startTransposed(Weight weight) {
        Shape shape = weight.shape();
        return types.isOneStep()
                ? input(Ports.transposed(weight.name()), Dims.of(Shape.of(shape.dim(1), shape.dim(0))))
                : Ops.transpose(input(weight.name(), Dims.of(shape)), 1, 0);
    }

    /**
     * Transposes kernels of dense layers where neither slots nor a constraint would have to be transposed with them; a table
     * stays as it is for one step, which may look few of its rows up.
     */
    private boolean isTransposed(Weight weight) {
        return Updates.isPlain(plan.optimizer())
                && weight.shape().rank() == 2
                && weight.shape().dim(1) <= forms.transposedUpTo()
                && weight.constraint().isEmpty()
                && !(types.isOneStep() && plan.tables().contains(weight.name()));
    }

    private void holdOthers() {
        for (Weight weight : plan.network().weights()) {
            if (!state.containsKey(weight.name())) {
                Value value = input(weight.name(), Dims.of(weight.shape()));
                state.put(weight.name(), value);
                weights.put(weight.name(), value);
            }
        }
    }

    private Graph close() {
        Scan.Result result = loop.close();
        for (int i = 0; i < collected.size(); i++) {
            outer.output(collected.get(i), result.outputs().get(i));
        }
        for (int i = 0; i < carried.size(); i++) {
            last(carried.get(i), result.states().get(i));
        }
        return outer;
    }

    private void last(String name, Value last) {
        if (weights.get(name) == state.get(name)) {
            outer.output(Ports.last(name), last);
        } else if (types.isOneStep()) {
            outer.output(Ports.last(Ports.transposed(name)), last);
        } else {
            outer.output(Ports.last(name), Ops.transpose(last, 1, 0));
        }
    }
}
