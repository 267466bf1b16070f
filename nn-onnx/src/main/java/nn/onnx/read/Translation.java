package nn.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;
import nn.onnx.layer.WeightStart;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Form;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/**
 * Turns a file's ops into ops of ours, one after the other. What depends on neither data nor weights is taken from what was
 * seen; what is none of ours is kept as it is.
 */
final class Translation {
    /** Through these, weights come that are stored in another form. */
    private static final Set<String> UNPACKING = Set.of("Cast", "CastLike", "DequantizeLinear");

    private final FileGraph file;
    private final Quantized quantized;
    private final Observation seen;
    private final Graph graph = Graph.named("imported");
    private final Parameters parameters = new Parameters(graph);
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, FileTensor> known;
    /** Fixed tensors that the file holds, which may be weights; what is computed of sizes alone is none. */
    private final Set<String> carried;
    /** What depends on the number of rows alone, by what makes it. */
    private final Map<String, FileNode> sized = new HashMap<>();

    private final Map<String, String> kernels = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> foreign = new LinkedHashMap<>();
    private final List<Value> learning = new ArrayList<>();
    /** What the user lets learn. */
    private final Set<String> chosen = new HashSet<>();

    private final Unlearned unlearned;

    Translation(
            FileGraph file, Quantized quantized, Observation seen, Map<String, List<Integer>> rows, Choices chosen) {
        this.file = file;
        this.quantized = quantized;
        this.unlearned = new Unlearned(file);
        this.seen = seen;
        this.known = new HashMap<>(file.tensors());
        this.carried = new HashSet<>(file.tensors().keySet());
        file.inputs().forEach(input -> values.put(input.name(), input(input, rows)));
        file.nodes().forEach(node -> used.addAll(node.inputs()));
        used.addAll(chosen.outputs());
        chosen.learned().forEach(this::choose);
    }

    private void choose(String name) {
        FileTensor tensor = known.get(name);
        if (tensor == null || tensor.type() != ElementType.FLOAT32) {
            throw NnException.of("learned: the file holds no float32 numbers \"%s\".", name)
                    .maybe("Onnx.inspect(path) lists what does not learn, and why.");
        }
        chosen.add(name);
    }

    private Value input(FileInput input, Map<String, List<Integer>> rows) {
        List<Integer> row = Objects.requireNonNull(rows.get(input.name()));
        Dims dims = new Dims(row.stream().mapToLong(Integer::longValue).toArray()).under(Dims.BATCH);
        return graph.input(Parameters.plain(input.name()), Elementwise.type(input.type()), dims);
    }

    Graph graph() {
        return graph;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Lists why ops are run as they are, by what they make. */
    Map<String, String> foreign() {
        return foreign;
    }

    /** Lists what does not learn, by why. */
    Map<String, Set<String>> unlearned() {
        return unlearned.butFor(parameters.learned());
    }

    Map<String, Value> values() {
        return values;
    }

    /** Goes through all ops. */
    Translation run() {
        graph.scope("%");
        file.nodes().forEach(this::take);
        return this;
    }

    private void take(FileNode node) {
        List<String> inputs =
                node.inputs().stream().filter(name -> !name.isEmpty()).toList();
        if (node.op().equals("Constant") && node.domain().isEmpty()) {
            fold(node, true);
        } else if (node.op().equals("Identity") && known.containsKey(inputs.get(0))) {
            known.put(node.made(), Objects.requireNonNull(known.get(inputs.get(0))));
            if (carried.contains(inputs.get(0))) {
                carried.add(node.made());
            }
            if (chosen.contains(inputs.get(0))) {
                chosen.add(node.made());
            }
        } else if (!quantized.keeps(node) && isFoldable(node, inputs)) {
            fold(node, UNPACKING.contains(node.op()) && carried.contains(inputs.get(0)));
            if (Elementwise.all().containsKey(node.op())) {
                inputs.forEach(name -> note(name, Unlearned.SINGLE));
            }
        } else {
            translate(node);
        }
    }

    private boolean isFoldable(FileNode node, List<String> inputs) {
        boolean asksForSizes = node.op().equals("Shape") || node.op().equals("Size");
        boolean isOfSizes = inputs.stream().allMatch(name -> known.containsKey(name) || sized.containsKey(name));
        boolean hasWeights = inputs.stream().anyMatch(this::isWeight) && !UNPACKING.contains(node.op());
        return asksForSizes || isOfSizes && !hasWeights && !node.draws() && !node.hasGraphs();
    }

    private boolean isWeight(String name) {
        FileTensor tensor = known.get(name);
        return tensor != null && carried.contains(name) && (tensor.isWeight() || isChosen(name));
    }

    private void fold(FileNode node, boolean isCarried) {
        for (String output : node.outputs()) {
            Optional<FileTensor> constant = seen.constant(output);
            constant.ifPresent(tensor -> known.put(output, tensor));
            if (constant.isPresent() && isCarried) {
                carried.add(output);
            } else if (constant.isEmpty() && !output.isEmpty()) {
                sized.put(output, node);
            }
        }
    }

    private void translate(FileNode node) {
        List<Value> made = ours(node).orElseGet(() -> new Foreign(this, node).values());
        List<String> outputs = node.outputs();
        for (int i = 0; i < Math.min(made.size(), outputs.size()); i++) {
            if (!outputs.get(i).isEmpty()) {
                requireSeen(node, outputs.get(i), made.get(i));
                values.put(outputs.get(i), made.get(i));
            }
        }
        List<String> inputs = node.inputs();
        if (node.op().equals("MatMul")) {
            inputs.stream()
                    .filter(known::containsKey)
                    .findFirst()
                    .ifPresent(kernel -> kernels.put(node.made(), kernel));
        }
    }

    private Optional<List<Value>> ours(FileNode node) {
        Optional<Rule> rule = Rulebook.of(node);
        if (quantized.keeps(node) || rule.isEmpty()) {
            foreign.put(
                    node.made(), quantized.keeps(node) ? "it stands in a quantized part" : "it is none of nn's ops");
            return Optional.empty();
        }
        try {
            learning.clear();
            List<Value> made = rule.get().apply(new Use(this, node));
            learning.forEach(parameters::learn);
            return Optional.of(made);
        } catch (Unsuitable | NnException other) {
            String why = String.valueOf(other.getMessage()).split("\n", 2)[0];
            foreign.put(node.made(), why);
            return Optional.empty();
        }
    }

    /** Refuses what would compute something else than the file does. */
    private void requireSeen(FileNode node, String output, Value made) {
        Optional<Form> form = seen.form(output);
        if (form.isPresent() && !form.get().equals(made.form())) {
            throw NnException.of(
                    "\"%s\" (%s) is %s in ONNX Runtime, but was read as %s.", output, node, form.get(), made.form());
        }
    }

    // What rules ask for.

    boolean isUsed(String name) {
        return !name.isEmpty() && used.contains(name);
    }

    boolean isChosen(String name) {
        return chosen.contains(name);
    }

    /** Notes why numbers do not learn, as far as the file holds them. */
    void note(String name, String reason) {
        known(name).ifPresent(tensor -> unlearned.add(name, tensor, reason));
    }

    boolean isMadeBy(String op, String name) {
        return file.nodes().stream()
                .anyMatch(node -> node.op().equals(op) && node.outputs().contains(name));
    }

    boolean isTakenBy(String op, String name) {
        return !file.outputs().contains(name)
                && file.nodes().stream()
                        .filter(node -> node.inputs().contains(name))
                        .allMatch(node -> node.op().equals(op));
    }

    boolean isInput(String name) {
        return file.inputs().stream().anyMatch(input -> input.name().equals(name));
    }

    boolean isCarried(String name) {
        return carried.contains(name);
    }

    Optional<FileTensor> known(String name) {
        return Optional.ofNullable(known.get(name));
    }

    Optional<Form> form(String name) {
        return seen.form(name);
    }

    /** Names what a product was made with, if that is fixed. */
    Optional<String> kernelOf(String value) {
        return Optional.ofNullable(kernels.get(value));
    }

    String origin(String name) {
        return known.containsKey(name) || !values.containsKey(name)
                ? name
                : Objects.requireNonNull(values.get(name)).name();
    }

    Value learned(String name, WeightStart start, String partner) {
        FileTensor tensor = known.get(name);
        if (tensor == null || tensor.type() != ElementType.FLOAT32) {
            note(name, "they are of double precision");
            return value(name);
        }
        Value weight = parameters.use(name, tensor, start, partner);
        learning.add(weight);
        return weight;
    }

    Value statistic(String name, WeightStart start, String partner) {
        FileTensor tensor = known.get(name);
        return tensor == null || tensor.type() != ElementType.FLOAT32
                ? value(name)
                : parameters.statistic(name, tensor, start, partner);
    }

    /** Gives a value that is computed, or that is fixed and does not learn. */
    Value value(String name) {
        Value value = values.get(name);
        if (value != null) {
            return value;
        }
        if (isChosen(name)) {
            return learned(name, WeightStart.ZEROS, "");
        }
        FileTensor tensor = known.get(name);
        if (tensor != null) {
            return tensor.isWeight() ? parameters.use(name, tensor, WeightStart.DRAWN, "") : tensor.in(graph);
        }
        return late(name);
    }

    /** Computes what depends on the number of rows, where that cannot be avoided. */
    private Value late(String name) {
        FileNode node = sized.get(name);
        if (node == null) {
            throw NnException.of("there is no value \"%s\".", name).maybe("the file is damaged: copy it again.");
        }
        Optional<Rule> rule = Rulebook.of(node);
        if (rule.isEmpty()) {
            throw new Unsuitable("it takes \"" + name + "\", which depends on the number of rows");
        }
        Value value = rule.get().apply(new Use(this, node)).get(node.outputs().indexOf(name));
        values.put(name, value);
        return value;
    }

    Value anyInput() {
        return Objects.requireNonNull(values.get(file.inputs().get(0).name()));
    }

    /** Lists sizes as int64, that of the rows read off the first input. */
    Value sizes(Dims dims) {
        List<Value> parts = new ArrayList<>();
        for (long size : dims.sizes()) {
            if (size == Dims.BATCH) {
                Value all = Elementwise.type("Shape").apply(anyInput());
                parts.add(Ops.slice(all, 0, 0, 1));
            } else if (size >= 0) {
                parts.add(graph.integers(size));
            } else {
                throw new Unsuitable("its size is " + Dims.name(size));
            }
        }
        return Ops.concat(parts, 0);
    }
}
