package nn.onnx.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.layer.Call;
import nn.op.Attributes;
import nn.op.ElementType;
import nn.op.Gradient;
import nn.op.Graph;
import nn.op.OpType;
import nn.op.Ops;
import nn.op.Value;

/** Puts the ops of an imported graph into another one, one to one. */
final class Replay {
    private static final Map<String, OpType> TYPES =
            Ops.types().stream().collect(Collectors.toMap(OpType::name, type -> type));

    private final Imported imported;
    private final Optional<Call> call;
    private final Map<String, Value> values = new HashMap<>();

    Replay(Imported imported, Call call, List<Value> inputs) {
        this(imported, Optional.of(call), call::weight, inputs);
    }

    Replay(Imported imported, Map<String, Value> weights, List<Value> inputs) {
        this(imported, Optional.empty(), name -> found(weights, name), inputs);
    }

    private Replay(Imported imported, Optional<Call> call, Function<String, Value> weights, List<Value> inputs) {
        this.imported = imported;
        this.call = call;
        for (int i = 0; i < inputs.size(); i++) {
            ImportedPort port = imported.inputs().get(i);
            values.put(port.value(), Ops.cast(inputs.get(i), port.elements()));
        }
        Graph graph = inputs.get(0).graph();
        imported.weights().forEach(weight -> values.put(weight.name(), weights.apply(weight.name())));
        imported.constants().forEach(constant -> values.put(constant.name(), constant.in(graph)));
        imported.steps().forEach(this::checked);
    }

    /** Refuses what no reader of files makes. */
    private void checked(ImportedStep step) {
        try {
            step(step);
        } catch (NnException refused) {
            throw refused;
        } catch (RuntimeException odd) {
            throw NnException.of("the imported op %s makes no sense: %s.", step.op(), odd.getMessage())
                    .maybe("the file was changed by another program.")
                    .causedBy(odd);
        }
    }

    private void step(ImportedStep step) {
        List<Value> inputs = step.inputs().stream().map(this::value).toList();
        List<Value> made = isLearnedNormalization(step)
                ? List.of(new BatchStatistics(call.orElseThrow(), step).normalized(inputs))
                : type(step).op(attributes(step), inputs).outputs();
        for (int i = 0; i < step.outputs().size(); i++) {
            values.put(step.outputs().get(i), made.get(i));
        }
    }

    /** A normalization whose statistics, or factor and shift, were kept from learning computes as in prediction. */
    private boolean isLearnedNormalization(ImportedStep step) {
        return step.op().equals("BatchNormalization")
                && call.filter(Call::isTraining).isPresent()
                && (call.orElseThrow().isLearned(step.inputs().get(1))
                        || call.orElseThrow().isLearned(step.inputs().get(2)))
                && !call.orElseThrow().isFrozen(step.inputs().get(3))
                && isStatistic(step.inputs().get(3))
                && isStatistic(step.inputs().get(4));
    }

    private boolean isStatistic(String name) {
        return imported.weights().stream().anyMatch(weight -> weight.name().equals(name) && !weight.isLearned());
    }

    private static OpType type(ImportedStep step) {
        if (step.isForeign()) {
            Gradient.None none = new Gradient.None(
                    "it makes \"" + step.outputs().get(0) + "\" and is run as the file has it",
                    "freeze what stands before it, or end before it: until(…).");
            return OpType.foreign(
                    step.op(), step.forms().stream().map(ImportedForm::form).toList(), none);
        }
        OpType type = TYPES.get(step.op());
        if (type == null) {
            throw NnException.of("the op %s is none that this version knows.", step.op())
                    .maybe("the file was written by a newer version.");
        }
        return type;
    }

    static Attributes attributes(ImportedStep step) {
        Attributes all = Attributes.NONE;
        for (ImportedAttribute attribute : step.attributes()) {
            all = attribute.addTo(all);
        }
        return all;
    }

    /** Returns a value by its name. */
    Value value(String name) {
        return found(values, name);
    }

    private static Value found(Map<String, Value> values, String name) {
        Value value = values.get(name);
        if (value == null) {
            throw NnException.of("the imported graph has no \"%s\".", name)
                    .maybe("the file was changed by another program.");
        }
        return value;
    }

    /** Returns what comes out, as float32. */
    List<Value> outputs() {
        return IntStream.range(0, imported.outputs().size())
                .mapToObj(i -> Ops.cast(value(imported.outputs().get(i).value()), ElementType.FLOAT32))
                .toList();
    }
}
