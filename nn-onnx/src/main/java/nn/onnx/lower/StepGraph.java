package nn.onnx.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.layer.Dropout;
import nn.layer.Weight;
import nn.loss.Loss;
import nn.onnx.graph.Arithmetic;
import nn.onnx.graph.Dims;
import nn.onnx.graph.Graph;
import nn.onnx.graph.Protos;
import nn.onnx.graph.Reduction;
import nn.onnx.graph.Scan;
import nn.onnx.graph.Shapes;
import nn.onnx.graph.Type;
import nn.onnx.graph.Value;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;

/**
 * Writes the graph that takes a chunk's steps in one run: a scan over the steps, each with the way forward, the loss
 * and, where it learns, the way back and the update. Weights and slots go in and, where they change, come out. Another
 * graph ends with the gradients, where the update is made elsewhere.
 */
public final class StepGraph {
    /** 1 / rows of a step: a scalar. */
    public static final String PER_ROW = "per_row";
    /** What the output is compared with [steps, batch, …]. */
    public static final String TARGETS = "targets";
    /** How much each row counts [steps, batch]. */
    public static final String SAMPLE_WEIGHTS = "sample_weights";
    /** Each step's loss [steps]. */
    public static final String LOSSES = "losses";
    /** Each step's penalties [steps]. */
    public static final String PENALTIES = "penalties";
    /** Each step's predictions [steps, batch, …]. */
    public static final String OUTPUTS = "outputs";

    private static final String LAST = "@last";
    /** Kernels of so few outputs are faster turned: with 30, both products with one take 0.93 of the time. */
    private static final int NARROW = 32;

    private final Plan plan;
    private final Feed feed;
    private final Graph outer;
    private final Scan scan;
    private final Map<String, Value> state = new TreeMap<>();
    private final Set<String> turned = new HashSet<>();
    private final Value perRow;

    private StepGraph(Plan plan, Feed feed, String name) {
        this.plan = plan;
        this.feed = feed;
        this.outer = Graph.named(name);
        this.scan = new Scan(outer);
        this.perRow = outer.input(PER_ROW, Type.FLOAT, new Dims());
    }

    /** Names the input of a network's input [steps, batch, …]. */
    public static String input(String name) {
        return "input:" + name;
    }

    /** Names the input of one of {@link Coefficients} [steps], of one group of {@link Ages}. */
    public static String coefficient(String name) {
        return "coefficient:" + name;
    }

    /** Names the input of a dropout's keys [steps], int32. */
    public static String key(String node) {
        return "key:" + node;
    }

    /** Names the output of a weight's gradients [steps, …]. */
    public static String gradient(String weight) {
        return "gradient:" + weight;
    }

    /** Names what a weight or slot is after the last step. */
    public static String last(String name) {
        return name + LAST;
    }

    /** Tells which weight or slot an output is after the last step; empty for other outputs. */
    public static Optional<String> carried(String output) {
        return output.endsWith(LAST)
                ? Optional.of(output.substring(0, output.length() - LAST.length()))
                : Optional.empty();
    }

    /** Writes the graph that learns, serialized, for weights that all share their coefficients. */
    public static byte[] training(Plan plan, Feed feed) {
        return training(plan, feed, Ages.of(plan, Optimization.FROM_THE_FIRST));
    }

    /**
     * Writes the graph that learns, serialized.
     *
     * @param ages which weights share coefficients
     */
    public static byte[] training(Plan plan, Feed feed, Ages ages) {
        return new StepGraph(plan, feed, "training").learn(ages);
    }

    /** Writes the graph that finds each step's gradients, for weights that stay as they are, serialized. */
    public static byte[] gradients(Plan plan, Feed feed) {
        return new StepGraph(plan, feed, "gradients").differentiate();
    }

    /** Writes the graph that only judges, serialized. */
    public static byte[] evaluation(Plan plan, Feed feed) {
        return new StepGraph(plan, feed, "evaluation").judge();
    }

    /** Lists the dropouts that need keys. */
    public static List<String> dropouts(Network network) {
        return network.nodes().stream()
                .filter(node -> node.layer() instanceof Dropout dropout && dropout.rate() > 0)
                .map(Node::name)
                .toList();
    }

    /** Lists the weights that change: learned ones, and the statistics of nodes that are not frozen. */
    public static List<Weight> moving(Network network) {
        return network.nodes().stream()
                .filter(node -> !node.frozen())
                .flatMap(node -> node.weights().stream())
                .toList();
    }

    private byte[] learn(Ages ages) {
        Network network = plan.network();
        moving(network).forEach(this::carry);
        for (Weight weight : network.trainable()) {
            plan.optimizer().slots().keySet().stream()
                    .sorted()
                    .forEach(slot -> carry(weight.name() + ":" + slot, weight));
        }
        holdOthers();
        Pass pass = trainingPass();
        Value total = judge(pass);
        List<Map<String, Value>> coefficients = new ArrayList<>();
        for (int group = 0; group < ages.began().size(); group++) {
            coefficients.add(coefficients(group));
        }
        next(new Updates(plan, state, ages, coefficients).lower(total));
        next(pass.statistics());
        return close();
    }

    private byte[] differentiate() {
        moving(plan.network()).stream().filter(weight -> !weight.learned()).forEach(this::carry);
        holdOthers();
        Pass pass = trainingPass();
        Value total = judge(pass);
        Updates.gradients(plan, state, total).forEach((name, gradient) -> scan.collect(gradient(name), gradient));
        next(pass.statistics());
        return close();
    }

    private Map<String, Value> coefficients(int group) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (String name : Coefficients.of(plan.optimizer()).keySet()) {
            all.put(name, each(coefficient(Ages.name(name, group)), Type.FLOAT, new Dims()));
        }
        return all;
    }

    private Pass trainingPass() {
        Map<String, Value> keys = new LinkedHashMap<>();
        for (String node : dropouts(plan.network())) {
            keys.put(node, Arithmetic.cast(each(key(node), Type.INT32, new Dims()), Type.UINT32));
        }
        return forward(new Pass.Training(keys));
    }

    private void next(Map<String, Value> values) {
        values.forEach((name, value) -> scan.next(Pass.found(state, name), value));
    }

    private byte[] judge() {
        holdOthers();
        judge(forward(new Pass.Inference()));
        return close();
    }

    private byte[] close() {
        scan.close();
        return Protos.model(outer).toByteArray();
    }

    private Pass forward(Pass.Mode mode) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        List<Input> declared = plan.network().inputs();
        for (int i = 0; i < declared.size(); i++) {
            Input input = declared.get(i);
            Value raw = each(input(input.name()), feed.inputs().get(i), Dims.batch(input.shape()));
            inputs.put(input.name(), Arithmetic.cast(raw, Type.FLOAT));
        }
        return new Pass(scan.body(), plan.network(), state, turned, mode).through(inputs);
    }

    /** Scans what a step gives, and returns what is to become small. */
    private Value judge(Pass pass) {
        Value output = pass.value(plan.network().outputs().get(0));
        Value loss = loss(output);
        scan.collect(LOSSES, loss);
        if (plan.outputs()) {
            scan.collect(OUTPUTS, output);
        }
        return penalties(pass)
                .map(penalty -> {
                    scan.collect(PENALTIES, penalty);
                    return Arithmetic.add(loss, penalty);
                })
                .orElse(loss);
    }

    private Value loss(Value output) {
        boolean labels = plan.loss().targets() == Loss.Targets.LABELS;
        Dims dims = labels ? new Dims(Dims.BATCH) : output.dims();
        Value targets = each(TARGETS, feed.targets(), dims);
        LossLowering.Terms terms = plan.loss().accept(new LossLowering(output, targets));
        Value summed = Reduction.sum(feed.weighted() ? weighted(terms.each()) : terms.each());
        return Arithmetic.mul(summed, Arithmetic.scale(perRow, terms.factor()).in(scan.body()));
    }

    private Value weighted(Value terms) {
        long[] column = new long[terms.dims().rank()];
        Arrays.fill(column, 1);
        column[0] = Dims.BATCH;
        Value weights = each(SAMPLE_WEIGHTS, Type.FLOAT, new Dims(Dims.BATCH));
        return Arithmetic.mul(terms, Shapes.reshape(weights, new Dims(column)));
    }

    private Optional<Value> penalties(Pass pass) {
        List<Value> parts = new ArrayList<>();
        for (Weight weight : plan.network().trainable()) {
            weight.regularizer()
                    .ifPresent(
                            regularizer -> parts.addAll(Penalties.of(regularizer, Pass.found(state, weight.name()))));
        }
        pass.penalties().forEach(penalty -> parts.add(Arithmetic.mul(penalty, perRow.in(scan.body()))));
        return parts.stream().reduce(Arithmetic::add);
    }

    private Value each(String name, Type type, Dims dims) {
        return scan.slice(outer.input(name, type, dims.under(Dims.STEPS)));
    }

    private void carry(Weight weight) {
        if (turns(weight)) {
            turned.add(weight.name());
            state.put(weight.name(), scan.carryTurned(given(weight.name(), weight)));
        } else {
            carry(weight.name(), weight);
        }
    }

    /** Dense kernels, the only matrices, turn where neither slots nor a constraint would have to turn with them. */
    private boolean turns(Weight weight) {
        return Updates.plain(plan.optimizer())
                && weight.shape().rank() == 2
                && weight.shape().dim(1) <= NARROW
                && weight.constraint().isEmpty();
    }

    private void carry(String name, Weight like) {
        state.put(name, scan.carry(given(name, like)));
    }

    private void holdOthers() {
        plan.network().weights().stream()
                .filter(weight -> !state.containsKey(weight.name()))
                .forEach(weight ->
                        state.put(weight.name(), given(weight.name(), weight).in(scan.body())));
    }

    private Value given(String name, Weight like) {
        return outer.input(name, Type.FLOAT, Dims.of(like.shape()));
    }
}
