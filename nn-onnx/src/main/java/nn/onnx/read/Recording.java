package nn.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.data.Shape;
import nn.onnx.layer.Imported;
import nn.onnx.layer.ImportedAttribute;
import nn.onnx.layer.ImportedConstant;
import nn.onnx.layer.ImportedForm;
import nn.onnx.layer.ImportedPort;
import nn.onnx.layer.ImportedStep;
import nn.onnx.layer.ImportedWeight;
import nn.op.Dims;
import nn.op.Op;
import nn.op.Value;

/** Writes down a graph of ops as a layer; values keep the names that they have in the file. */
final class Recording {
    private final FileGraph file;
    private final Translation translation;
    private final Map<Value, String> names = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    Recording(FileGraph file, Translation translation) {
        this.file = file;
        this.translation = translation;
    }

    Imported of(List<String> outputs, FileRows rows) {
        outputs.forEach(this::output);
        translation.graph().inputs().forEach(input -> names.put(input, input.name()));
        translation.values().forEach((name, value) -> {
            String taken = names.putIfAbsent(value, name);
            if (taken != null && !taken.equals(name)) {
                aliases.put(name, taken);
            }
        });
        List<ImportedStep> steps =
                translation.graph().ops().stream().map(this::step).toList();
        Set<String> used = new HashSet<>();
        steps.forEach(step -> used.addAll(step.inputs()));
        return new Imported(
                file.inputs().stream().map(input -> input(input, rows)).toList(),
                steps,
                outputs.stream().map(this::port).toList(),
                weights(used),
                constants(),
                aliases,
                "");
    }

    private Value found(String name) {
        Value value = translation.values().get(name);
        if (value == null) {
            throw NnException.of("there is no value \"%s\" that depends on the data.", name)
                    .maybe("Onnx.inspect(path) lists what there is.");
        }
        return value;
    }

    private void output(String name) {
        translation.graph().output("output " + name, found(name));
    }

    private ImportedPort input(FileInput input, FileRows rows) {
        Value value = found(input.name());
        return new ImportedPort(
                name(value), value.type(), row(input.name(), value.dims()), rows.vocabulary(input.name()));
    }

    private ImportedPort port(String output) {
        Value value = found(output);
        return new ImportedPort(name(value), value.type(), row(output, value.dims()), 0);
    }

    private static Shape row(String name, Dims dims) {
        boolean isOfRows = dims.rank() > 0
                && dims.size(0) == Dims.BATCH
                && LongStream.of(dims.sizes()).skip(1).allMatch(size -> size >= 0);
        if (!isOfRows) {
            throw NnException.of("\"%s\" is %s, which is not one output a row.", name, dims)
                    .maybe("choose others: Onnx.model(path, as -> as.outputs(\"…\")).");
        }
        return Shape.of(
                LongStream.of(dims.sizes()).skip(1).mapToInt(Math::toIntExact).toArray());
    }

    /** Names a value; one that only our form has gets a sign in front that keeps it apart. */
    private String name(Value value) {
        return names.computeIfAbsent(value, each -> each.name().startsWith("%") ? each.name() : "%" + each.name());
    }

    private ImportedStep step(Op op) {
        boolean isForeign = op.attributes().all().containsKey("nn.node");
        return new ImportedStep(
                op.type().name(),
                op.inputs().stream().map(this::name).toList(),
                op.outputs().stream().map(this::name).toList(),
                ImportedAttribute.all(op.attributes()),
                isForeign
                        ? op.outputs().stream()
                                .map(value -> ImportedForm.of(value.form()))
                                .toList()
                        : List.of());
    }

    private List<ImportedWeight> weights(Set<String> used) {
        List<ImportedWeight> weights = new ArrayList<>();
        for (Value input : translation.graph().inputs()) {
            if (translation.parameters().isWeight(input) && used.contains(input.name())) {
                weights.add(translation.parameters().weight(input));
            }
        }
        return weights;
    }

    private List<ImportedConstant> constants() {
        List<ImportedConstant> constants = new ArrayList<>();
        translation
                .graph()
                .constants()
                .forEach((value, constant) -> constants.add(ImportedConstant.of(name(value), constant)));
        return constants;
    }
}
