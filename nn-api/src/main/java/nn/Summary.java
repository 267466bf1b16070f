package nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Length;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Shared;
import nn.layer.Weight;
import nn.spi.Input;
import nn.spi.Network;

/** Draws a network as Keras's {@code summary()} does: that of a graph says, too, what each layer is connected to. */
final class Summary {
    private static final SummaryTable CHAIN =
            new SummaryTable(List.of("Layer (type)", "Output Shape", "Param #"), List.of(35, 26, 15));
    private static final SummaryTable GRAPH = new SummaryTable(
            List.of("Layer (type)", "Output Shape", "Param #", "Connected to"), List.of(23, 19, 13, 20));
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB");

    private final Network network;
    private final List<List<String>> rows = new ArrayList<>();

    /** Counts the parameters by the names of layers, which their weights' names begin with. */
    private final Map<String, Long> owned = new HashMap<>();

    private Summary(Network network) {
        this.network = network;
        for (Weight weight : network.weights()) {
            String layer = weight.name().substring(0, weight.name().indexOf('/'));
            owned.merge(layer, (long) weight.shape().size(), Long::sum);
        }
    }

    static String of(Sequential chain) {
        Network network = chain.network();
        Summary summary = new Summary(network);
        List<String> names = chain.names();
        List<Shape> shapes = List.of(network.inputs().get(0).shape());
        for (int i = 0; i < names.size(); i++) {
            Layer layer = chain.layers().get(i);
            shapes = layer.outputShapes(shapes);
            summary.add(names.get(i), layer.type(), shapes);
        }
        return summary.text(
                "sequential",
                new SummaryTable(List.of("Layer (type)", "Output Shape", "Param #"), List.of(33, 24, 15)));
    }

    static String of(Functional graph) {
        Summary summary = new Summary(graph.network());
        Made made = new Made(graph.inputs());
        Calls calls = new Calls(graph.steps());
        boolean isChain = calls.isChain(graph.inputs());
        for (Input input : graph.inputs()) {
            summary.add(
                    input.name(), "InputLayer", List.of(input.shape()), isChain ? new String[0] : new String[] {"-"});
        }
        for (Functional.Step step : graph.steps()) {
            List<Shape> outs = made.of(step);
            if (calls.isFirst(step)) {
                String[] more = isChain ? new String[0] : new String[] {calls.connections(step)};
                summary.add(step.name(), step.layer().type(), outs, more);
            }
        }
        return summary.text("functional", isChain ? CHAIN : GRAPH);
    }

    /** Knows which steps are one shared layer, that Keras tells by the number of its call: {@code tower[1][0]}. */
    private static final class Calls {
        private final List<Functional.Step> steps;
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, List<Functional.Step>> shared = new HashMap<>();

        private Calls(List<Functional.Step> steps) {
            this.steps = steps;
            for (Functional.Step step : steps) {
                List<Functional.Step> calls = calls(step);
                calls.add(step);
                shared.put(key(step), calls);
                names.put(step.name(), key(step) + "[" + (calls.size() - 1) + "]");
            }
        }

        private static String key(Functional.Step step) {
            return step.layer() instanceof Shared tower ? tower.name() : step.name();
        }

        private List<Functional.Step> calls(Functional.Step step) {
            return shared.getOrDefault(key(step), new ArrayList<>());
        }

        private boolean isFirst(Functional.Step step) {
            return calls(step).get(0).name().equals(step.name());
        }

        /** Tells whether each layer is put on the one before, so that nobody need say so. */
        private boolean isChain(List<Input> inputs) {
            String before = inputs.get(0).name();
            for (Functional.Step step : steps) {
                if (!step.from().equals(List.of(before)) || !isFirst(step)) {
                    return false;
                }
                before = step.name();
            }
            return inputs.size() == 1;
        }

        private String connections(Functional.Step first) {
            return calls(first).stream()
                    .flatMap(step -> step.from().stream())
                    .map(this::connection)
                    .collect(Collectors.joining(", "));
        }

        /** Names what a layer is put on as Keras does: {@code lstm[0][1]} for the second output. */
        private String connection(String from) {
            int colon = from.indexOf(':');
            String name = colon < 0 ? from : from.substring(0, colon);
            return names.getOrDefault(name, name + "[0]") + "[" + (colon < 0 ? "0" : from.substring(colon + 1)) + "]";
        }
    }

    /** Knows the shapes of what the steps so far have made. */
    private static final class Made {
        private final Map<String, Shape> shapes = new HashMap<>();

        private Made(List<Input> inputs) {
            inputs.forEach(input -> shapes.put(input.name(), input.shape()));
        }

        private List<Shape> of(Functional.Step step) {
            List<Shape> outs = step.layer()
                    .outputShapes(step.from().stream().map(shapes::get).toList());
            for (int i = 0; i < outs.size(); i++) {
                shapes.put(step.output(i), outs.get(i));
            }
            return outs;
        }
    }

    private void add(String name, String type, List<Shape> outs, String... more) {
        String parameters = number(owned.getOrDefault(name, 0L));
        rows.add(Stream.concat(Stream.of(name + " (" + type + ")", shapes(outs), parameters), Stream.of(more))
                .toList());
    }

    private String text(String kind, SummaryTable table) {
        long trainable = parameters(network.trainable());
        long total = parameters(network.weights());
        return "Model: \"" + kind + "\"\n"
                + table.of(rows)
                + total(" Total params", total)
                + total(" Trainable params", trainable)
                + total(" Non-trainable params", total - trainable);
    }

    private static long parameters(List<Weight> weights) {
        return weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    }

    private static String shapes(List<Shape> shapes) {
        return shapes.size() == 1
                ? batch(shapes.get(0))
                : shapes.stream().map(Summary::batch).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String batch(Shape shape) {
        return IntStream.of(shape.dims())
                .mapToObj(dim -> ", " + Length.name(dim))
                .collect(Collectors.joining("", "(None", ")"));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String total(String what, long parameters) {
        double size = parameters * 4.0;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        String memory = String.format(Locale.ROOT, "%.2f %s", size, UNITS.get(unit));
        return what + ": " + number(parameters) + " (" + memory + ")\n";
    }
}
