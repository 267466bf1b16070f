package nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.ActivationLayer;
import nn.layer.Add;
import nn.layer.Block;
import nn.layer.Layer;
import nn.layer.Primitive;
import nn.layer.Residual;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Node;

/** Lays layers out as a network of primitive nodes, names them, and checks each with its place. */
final class NetworkBuilder {
    static final String INPUT = "input";

    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>(Set.of(INPUT));
    private final Set<String> frozen;
    private String current = INPUT;
    private Shape shape;

    private NetworkBuilder(Shape input, Set<String> frozen) {
        this.shape = input;
        this.frozen = frozen;
    }

    static Network build(Shape input, List<Layer> layers, Set<String> frozen) {
        if (input.size() == 0) {
            throw NnException.of("an input row must hold at least one number, but its shape was %s.", input);
        }
        NetworkBuilder builder = new NetworkBuilder(input, frozen);
        for (int i = 0; i < layers.size(); i++) {
            try {
                builder.add(layers.get(i), "");
            } catch (NnException wrong) {
                throw wrong.at("layer " + (i + 1) + ", " + layers.get(i).label());
            }
        }
        frozen.forEach(builder::requireLayer);
        return new Network(List.of(new Input(INPUT, input)), builder.nodes, List.of(builder.current));
    }

    /** Names the layers as a network of them does. */
    static List<String> names(List<Layer> layers) {
        NetworkBuilder builder = new NetworkBuilder(Shape.of(), Set.of());
        return layers.stream().map(layer -> builder.name(layer, "")).toList();
    }

    private void requireLayer(String name) {
        if (!names.contains(name)) {
            throw NnException.of("there is no layer \"%s\" to freeze.", name)
                    .maybe(
                            "it is one of %s.",
                            names.stream()
                                    .filter(each -> !each.equals(INPUT))
                                    .sorted()
                                    .toList());
        }
    }

    private void add(Layer layer, String scope) {
        String name = name(layer, scope);
        layer.outputShape(shape);
        if (layer instanceof Residual residual) {
            addResidual(residual, name);
        } else if (layer instanceof Block block) {
            block.layers().forEach(each -> add(each, name + "/"));
        } else {
            place(layer, name);
        }
    }

    private void addResidual(Residual residual, String name) {
        String start = current;
        Shape before = shape;
        residual.layers().forEach(each -> add(each, name + "/"));
        String through = current;
        current = start;
        shape = before;
        residual.shortcut().forEach(each -> add(each, name + "/shortcut/"));
        node(name + "/add", new Add(""), List.of(through, current));
    }

    /** Puts what a layer expands to one after the other; the part of its own kind keeps its name, and so its weights. */
    private void place(Layer layer, String name) {
        List<Layer> parts = layer.expand(shape);
        if (layer instanceof Primitive primitive && parts.equals(List.of(layer))) {
            node(name, primitive, List.of(current));
        } else {
            for (Layer part : parts) {
                boolean core = parts.size() == 1 || part.getClass() == layer.getClass();
                place(part, core ? name : name + "/" + word(part));
            }
        }
    }

    private void node(String name, Primitive layer, List<String> from) {
        Shape out = layer.outputShape(shape);
        nodes.add(new Node(
                name,
                layer,
                from,
                out,
                layer.weights(shape).stream().map(weight -> weight.in(name)).toList(),
                frozen.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "/"))));
        current = name;
        shape = out;
    }

    private String name(Layer layer, String scope) {
        String wanted = scope + (layer.name().isEmpty() ? word(layer) : layer.name());
        if (names.add(wanted)) {
            return wanted;
        }
        if (!layer.name().isEmpty()) {
            throw NnException.of("the name \"%s\" is taken already.", wanted).maybe("choose another in named(…).");
        }
        int count = 1;
        while (!names.add(wanted + "_" + count)) {
            count++;
        }
        return wanted + "_" + count;
    }

    /** Makes {@code BatchNormalization} {@code batch_normalization}, and {@code Conv2D} {@code conv2d}. */
    private static String word(Layer layer) {
        if (layer instanceof ActivationLayer activation) {
            return activation.activation().function().name().toLowerCase(Locale.ROOT);
        }
        return layer.type().replaceAll("([a-z0-9])([A-Z][a-z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
