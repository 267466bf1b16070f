package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.spi.Network;
import nn.spi.Node;

/** Draws a network as Keras's {@code summary()} does. */
final class Summary {
    private static final List<String> HEAD = List.of("Layer (type)", "Output Shape", "Param #");
    private static final int[] LEAST = {33, 24, 15};

    private Summary() {}

    static String of(Sequential layers) {
        Network network = layers.fixed();
        List<List<List<String>>> rows = new ArrayList<>();
        List<String> names = NetworkBuilder.names(layers.layers());
        Shape shape = network.inputs().get(0).shape();
        for (int i = 0; i < names.size(); i++) {
            Layer layer = layers.layers().get(i);
            shape = layer.outputShape(shape);
            long parameters = count(network, names.get(i));
            rows.add(row(names.get(i), "(" + layer.type() + ")", batch(shape), number(parameters)));
        }
        long trainable = count(network.trainable());
        long total = count(network.weights());
        return "Model: \"sequential\"\n"
                + table(rows)
                + total(" Total params", total)
                + total(" Trainable params", trainable)
                + total(" Non-trainable params", total - trainable);
    }

    private static long count(Network network, String layer) {
        return network.nodes().stream()
                .filter(node -> node.name().equals(layer) || node.name().startsWith(layer + "/"))
                .map(Node::weights)
                .mapToLong(Summary::count)
                .sum();
    }

    private static long count(List<Weight> weights) {
        return weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    }

    private static String batch(Shape shape) {
        return IntStream.of(shape.dims()).mapToObj(dim -> ", " + dim).collect(Collectors.joining("", "(None", ")"));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String total(String what, long parameters) {
        double bytes = parameters * 4.0;
        String size = bytes < 1024
                ? String.format(Locale.ROOT, "%.2f B", bytes)
                : bytes < 1024 * 1024
                        ? String.format(Locale.ROOT, "%.2f KB", bytes / 1024)
                        : String.format(Locale.ROOT, "%.2f MB", bytes / 1024 / 1024);
        return what + ": " + number(parameters) + " (" + size + ")\n";
    }

    /** Puts the type on a line of its own where it would make the table wider than 80 columns. */
    private static List<List<String>> row(String name, String type, String shape, String parameters) {
        String both = name + " " + type;
        return both.length() + 2 <= LEAST[0]
                ? List.of(List.of(both, shape, parameters))
                : List.of(List.of(name, shape, parameters), List.of(type, "", ""));
    }

    private static String table(List<List<List<String>>> rows) {
        int[] widths = LEAST.clone();
        for (List<String> cells : rows.stream().flatMap(List::stream).toList()) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], cells.get(c).length() + 2);
            }
        }
        StringBuilder lines = new StringBuilder();
        lines.append(rule("┏┳┓", '━', widths)).append(line(HEAD, '┃', widths));
        String between = rule("┡╇┩", '━', widths);
        for (List<List<String>> row : rows) {
            lines.append(between);
            row.forEach(cells -> lines.append(line(cells, '│', widths)));
            between = rule("├┼┤", '─', widths);
        }
        return lines.append(rule("└┴┘", '─', widths)).toString();
    }

    private static String rule(String corners, char line, int[] widths) {
        return IntStream.of(widths)
                        .mapToObj(width -> String.valueOf(line).repeat(width))
                        .collect(Collectors.joining(
                                corners.substring(1, 2), corners.substring(0, 1), corners.substring(2)))
                + "\n";
    }

    private static String line(List<String> cells, char edge, int[] widths) {
        StringBuilder line = new StringBuilder().append(edge);
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - cells.get(c).length() - 2);
            boolean right = c == 2;
            line.append(' ').append(right ? space : "").append(cells.get(c)).append(right ? "" : space);
            line.append(' ').append(edge);
        }
        return line.append('\n').toString();
    }
}
