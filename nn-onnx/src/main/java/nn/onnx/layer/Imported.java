package nn.onnx.layer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Cut;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Value;

/**
 * Computes what another program's ONNX file says, op by op. Its weights go by the names that they have there.
 *
 * @param inputs what goes in
 * @param steps the ops, each after those that it needs
 * @param outputs what comes out
 * @param weights numbers that learn, or that ops of ours keep beside those
 * @param constants all other numbers
 * @param aliases names of values that are the same as others, such as those of an Identity
 * @param name the layer's
 */
public record Imported(
        List<ImportedPort> inputs,
        List<ImportedStep> steps,
        List<ImportedPort> outputs,
        List<ImportedWeight> weights,
        List<ImportedConstant> constants,
        Map<String, String> aliases,
        String name)
        implements Cut {
    /** Copies the lists. */
    public Imported {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
        weights = List.copyOf(weights);
        constants = List.copyOf(constants);
        aliases = Map.copyOf(aliases);
        if (outputs.isEmpty() || inputs.isEmpty()) {
            throw NnException.of("an imported graph needs something that goes in and something that comes out.");
        }
    }

    @Override
    public Imported named(String other) {
        Cut.super.named(other); // refuses what is no name
        return new Imported(inputs, steps, outputs, weights, constants, aliases, other);
    }

    @Override
    public List<Shape> outputShapes(List<Shape> given) {
        if (given.size() != inputs.size()) {
            throw NnException.of("the imported graph takes %s, but was given %s.", inputs, given);
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).row().equals(given.get(i))) {
                throw NnException.of("the imported graph takes %s, but was given %s.", inputs.get(i), given.get(i))
                        .maybe("bring the rows to that shape.");
            }
        }
        return outputs.stream().map(ImportedPort::row).toList();
    }

    @Override
    public Shape outputShape(List<Shape> given) {
        return outputShapes(given).get(0);
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputShape(List.of(input));
    }

    @Override
    public List<Weight> weights(List<Shape> given) {
        Set<String> blocked = blocked();
        return weights.stream()
                .map(weight -> weight.weight(!blocked.contains(weight.name())))
                .toList();
    }

    @Override
    public List<Weight> weights(Shape input) {
        return weights(List.of(input));
    }

    @Override
    public int vocabulary(int input) {
        return inputs.get(input).vocabulary();
    }

    @Override
    public List<Value> outputs(Call call, List<Value> given) {
        return new Replay(this, call, given).outputs();
    }

    @Override
    public Value call(Call call, Value x) {
        return outputs(call, List.of(x)).get(0);
    }

    @Override
    public Value call(Call call, List<Value> given) {
        return outputs(call, given).get(0);
    }

    /** Finds the value that a name stands for. */
    String value(String named) {
        return aliases.getOrDefault(named, named);
    }

    @Override
    public Optional<Layer> until(String named) {
        String value = value(named);
        boolean isThere = steps.stream().anyMatch(step -> step.outputs().contains(value));
        return isThere ? Optional.of(pruned(List.of(Trials.port(this, value)))) : Optional.empty();
    }

    /** {@inheritDoc} They go by the names that they have in the file. */
    @Override
    public List<String> values() {
        return Trials.ends(this);
    }

    /** Lists the weights that cannot learn, because what they make goes into an op that is run as it is. */
    public Set<String> blocked() {
        Set<String> needed = new HashSet<>();
        if (steps.stream().noneMatch(ImportedStep::isForeign)) {
            return needed;
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            ImportedStep step = steps.get(i);
            if (step.isForeign() || step.outputs().stream().anyMatch(needed::contains)) {
                needed.addAll(step.inputs());
            }
        }
        return needed;
    }

    /** Leaves out what some outputs do not need. */
    private Imported pruned(List<ImportedPort> wanted) {
        Set<String> needed = wanted.stream().map(ImportedPort::value).collect(Collectors.toCollection(HashSet::new));
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).outputs().stream().anyMatch(needed::contains)) {
                needed.addAll(steps.get(i).inputs());
            }
        }
        Map<String, String> known = aliases.entrySet().stream()
                .filter(entry -> needed.contains(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Imported(
                inputs,
                steps.stream()
                        .filter(step -> step.outputs().stream().anyMatch(needed::contains))
                        .toList(),
                wanted,
                weights.stream()
                        .filter(weight -> needed.contains(weight.name()))
                        .toList(),
                constants.stream()
                        .filter(constant -> needed.contains(constant.name()))
                        .toList(),
                known,
                name);
    }

    @Override
    public String label() {
        return name.isEmpty() ? "imported" : name;
    }

    /** Counts what it is made of, as its lists are long. */
    @Override
    public String toString() {
        long foreign = steps.stream().filter(ImportedStep::isForeign).count();
        String ops = steps.size() + " ops" + (foreign == 0 ? "" : ", " + foreign + " of them run as they are");
        return "imported(" + Stream.of(inputs, outputs).map(Object::toString).collect(Collectors.joining(" to ")) + ", "
                + ops + ")";
    }
}
