package nn.testkit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;

/**
 * Checks a layer, on the {@link Interpreter} in double: one line in the tests of who writes one.
 *
 * <pre>{@code
 * @Test
 * void aHighwayIsALayer() {
 *     LayerConformance.check(new Highway(), Shape.of(5), Shape.of(3, 7));
 * }
 * }</pre>
 *
 * <p>While training, frozen, and predicting: the output has the shape that was promised, for batches of any size; each
 * weight has a name of its own and is used; the gradients of the input and of what is learned are the slopes of the output;
 * statistics and random bits belong to training; and {@link Layer#named} changes nothing but the name. A row that is
 * predicted does not depend on the others of its batch. Of sequences [time, features], where the layer asks for their masks,
 * what is masked out changes nothing of what counts, and a mask that leaves nothing out changes nothing. A gradient that is
 * meant to be another than the slope, such as a straight-through one, is a fault to this check.
 */
public final class LayerConformance {
    private LayerConformance() {}

    /**
     * Checks a layer of one input.
     *
     * @param layer the layer
     * @param input the shape of one row going in; odd sizes find more
     * @param others further shapes
     * @throws AssertionError naming layer and shape, what is wrong, with value and rule, and maybe the cure
     */
    public static void check(Layer layer, Shape input, Shape... others) {
        IntStream.rangeClosed(0, others.length)
                .mapToObj(i -> i == 0 ? input : others[i - 1])
                .forEach(shape -> check(layer, List.of(shape)));
    }

    /**
     * Checks a layer that merges.
     *
     * @param layer the layer
     * @param inputs the shape of one row of each input
     * @throws AssertionError naming layer and shapes, what is wrong, with value and rule, and maybe the cure
     */
    public static void check(Layer layer, List<Shape> inputs) {
        Object on = inputs.size() == 1 ? inputs.get(0) : inputs;
        Finding.report(layer.label() + " on " + on, () -> {
            layer.outputShapes(inputs);
            LayerWeights.names(layer, inputs.get(0));
            List<LayerGraph> graphs = Stream.of(Mode.values())
                    .map(mode -> graph(layer, inputs, mode))
                    .toList();
            LayerWeights.uses(layer, inputs.get(0), graphs);
            named(layer, inputs, graphs);
            graphs.stream()
                    .filter(graph -> graph.mode() == Mode.PREDICTING)
                    .forEach(graph -> Finding.at(graph.mode().toString(), () -> LayerRows.check(graph)));
            for (LayerGraph graph : graphs) {
                Finding.at(graph.mode().toString(), () -> LayerMasks.check(layer, inputs, graph));
                Finding.at(graph.mode().toString(), graph::check);
            }
        });
    }

    private static LayerGraph graph(Layer layer, List<Shape> inputs, Mode mode) {
        LayerGraph graph = new LayerGraph(layer, inputs, mode);
        Finding.at(mode.toString(), graph::build);
        return graph;
    }

    private static void named(Layer layer, List<Shape> inputs, List<LayerGraph> graphs) {
        Layer named = layer.named("other");
        if (!named.name().equals("other")) {
            throw NnException.of("named(\"other\") is named \"%s\".", named.name())
                    .maybe("return the name in name(), or leave named(…) to the interface.");
        }
        for (LayerGraph graph : graphs) {
            LayerGraph other = graph(named, inputs, graph.mode());
            if (!named.weights(inputs.get(0)).equals(layer.weights(inputs.get(0)))
                    || !other.run(3).same(graph.run(3))) {
                throw NnException.of("named(\"other\") is another layer, %s, but must change the name alone.", named)
                        .maybe("hand all options on.");
            }
        }
    }
}
