package nn.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.port.Declared;
import nn.onnx.port.Declared.Form;
import nn.onnx.port.FilePorts;
import nn.onnx.port.Fragile;
import nn.onnx.port.Variant;
import nn.onnx.run.RunInputs;
import org.jspecify.annotations.Nullable;

/** Holds what is given to a file against what the file says of its inputs, before native code sees it. */
final class InputRules {
    private final String place;
    private final FilePorts ports;
    private final Fragile fragile;
    private final boolean isPlain;
    private final boolean sharesAxes;
    private final Set<String> required;

    InputRules(String place, FilePorts ports) {
        this.place = place;
        this.ports = ports;
        this.fragile = Fragile.of(ports);
        this.isPlain = ports.inputs().values().stream().allMatch(input -> !input.isSequence() && !input.isOptional());
        this.sharesAxes = sharesAxes(ports);
        this.required = required(ports.outputs().keySet());
    }

    private static boolean sharesAxes(FilePorts ports) {
        Set<String> seen = new HashSet<>();
        return ports.inputs().values().stream()
                .flatMap(input -> input.axes().stream())
                .anyMatch(axis -> !axis.isEmpty() && !seen.add(axis));
    }

    private Set<String> required(Set<String> outputs) {
        return ports.needed(outputs).stream()
                .filter(name -> !ports.input(name).isOptional())
                .collect(Collectors.toSet());
    }

    /** Finds the graph that suits what is given and wanted, or refuses what is given. */
    Variant variant(Map<String, ?> given, List<Declared> wanted) {
        Given.value("predict: the inputs", given)
                .forEach((name, value) -> Given.value("predict: the input \"" + name + "\"", value));
        boolean isWhole = wanted.size() == ports.outputs().size();
        Set<String> outputs = isWhole
                ? ports.whole().outputs()
                : wanted.stream().map(Declared::name).collect(Collectors.toSet());
        requireNames(given, isWhole ? required : required(outputs));
        given.forEach(this::requireShape);
        if (sharesAxes) {
            requireEqualAxes(given);
        }
        return isWhole && isPlain ? ports.whole() : variant(given, outputs);
    }

    private Variant variant(Map<String, ?> given, Set<String> outputs) {
        Set<String> needed = ports.needed(outputs);
        Set<String> chosen = new HashSet<>();
        Map<String, Integer> lengths = new HashMap<>();
        given.forEach((name, value) -> {
            Declared input = ports.input(name);
            if (input.isOptional() && needed.contains(name)) {
                chosen.add(name);
            }
            if (value instanceof List<?> list && needed.contains(name)) {
                lengths.put(name, list.size());
            }
        });
        return new Variant(outputs, chosen, lengths);
    }

    private void requireNames(Map<String, ?> given, Set<String> wanted) {
        if (!given.keySet().containsAll(wanted) || !ports.inputs().keySet().containsAll(given.keySet())) {
            throw NnException.of(
                    "%s takes the inputs %s, but was given %s.",
                    place, ports.inputs().values(), given.keySet());
        }
    }

    private void requireShape(String name, Object value) {
        Declared port = ports.input(name);
        if (port.isSequence()) {
            if (!(value instanceof List<?> list)) {
                throw refusal(port, value).maybe("hand it a list of tensors.");
            }
            list.forEach(part -> requireSize(port, shape(port, part)));
            return;
        }
        Shape shape = shape(port, value);
        requireSize(port, shape);
        if (port.hasRank() && !fits(port, shape)) {
            throw refusal(port, value).maybe("put an axis of rows in front, or reshape.");
        }
    }

    private NnException refusal(Declared port, @Nullable Object given) {
        return NnException.of("%s takes %s, but was given %s.", place, port, PortTensors.told(given));
    }

    private Shape shape(Declared port, @Nullable Object value) {
        if (port.form() == Form.OTHER) {
            throw refusal(port, value).maybe("cut that part off: only tensors and sequences of them can go in.");
        }
        if (value instanceof Tensor tensor) {
            return tensor.shape();
        }
        if (value instanceof Strings strings) {
            return strings.shape();
        }
        if (value != null && WideNumbers.are(value)) {
            return WideNumbers.shape(value);
        }
        throw refusal(port, value).maybe("hand it a tensor.");
    }

    private void requireSize(Declared port, Shape shape) {
        fragile.op(port, shape).ifPresent(op -> {
            throw NnException.of(
                            "%s takes %s, but was given %s%s.",
                            place, port, shape, shape.size() == 0 ? ", without a number" : "")
                    .maybe(
                            shape.size() == 0
                                    ? "leave the call out where there are no rows: %s can end the process then."
                                    : "give it an axis: %s can end the process without one.",
                            op);
        });
    }

    private static boolean fits(Declared port, Shape shape) {
        boolean fits = port.dims().size() == shape.rank();
        for (int axis = 0; fits && axis < shape.rank(); axis++) {
            long size = port.dims().get(axis);
            fits = size < 0 || size == shape.dim(axis);
        }
        return fits;
    }

    /** Holds axes of one name against each other. */
    private void requireEqualAxes(Map<String, ?> given) {
        Map<String, String> first = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (Declared port : ports.inputs().values()) {
            Object value = given.get(port.name());
            for (int axis = 0; value != null && axis < port.axes().size(); axis++) {
                String name = port.axes().get(axis);
                int size = shape(port, value).dim(axis);
                Integer before = name.isEmpty() ? null : sizes.putIfAbsent(name, size);
                String other = first.putIfAbsent(name, port.name());
                if (before != null && before != size) {
                    throw NnException.of(
                                    "%s: the axis \"%s\" is %d long in \"%s\", but %d in \"%s\".",
                                    place, name, before, other, size, port.name())
                            .maybe("give both as many.");
                }
            }
        }
    }

    /** Hands over what a variant takes; to be closed. */
    RunInputs inputs(Map<String, ?> given, Variant variant) {
        RunInputs inputs = new RunInputs();
        try {
            for (Declared port : ports.inputs().values()) {
                if (ports.isTaken(port, variant)) {
                    add(inputs, port, given.get(port.name()));
                }
            }
            return inputs;
        } catch (RuntimeException failed) {
            inputs.close();
            throw failed;
        }
    }

    private static void add(RunInputs inputs, Declared port, @Nullable Object given) {
        if (port.isSequence() && given instanceof List<?> list) {
            List<Object> parts = new ArrayList<>(list);
            for (int i = 0; i < parts.size(); i++) {
                PortTensors.add(inputs, port.carriedAs(i), port, parts.get(i));
            }
            return;
        }
        PortTensors.add(inputs, port.carriedAs(), port, given);
    }
}
