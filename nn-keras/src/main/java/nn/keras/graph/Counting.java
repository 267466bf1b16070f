package nn.keras.graph;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the calls of networks within a network from 0. Files count a network's making as its first call: Keras 3 where it
 * names outputs, Keras 2 everywhere.
 */
final class Counting {
    private final List<LayerNote> layers;
    private final boolean isOfKeras2;

    Counting(List<LayerNote> layers, boolean isOfKeras2) {
        this.layers = layers;
        this.isOfKeras2 = isOfKeras2;
    }

    /** Puts a graph together. */
    ModelNote graph(List<Ref> inputs, List<Ref> outputs) {
        Set<String> later = isOfKeras2 ? beyond(outputs) : functional();
        List<LayerNote> counted = isOfKeras2
                ? layers.stream()
                        .map(layer -> layer.calls(layer.calls().stream()
                                .map(call -> call.inputs(ref -> earlier(ref, later)))
                                .toList()))
                        .toList()
                : List.copyOf(layers);
        return new ModelNote(
                false,
                counted,
                inputs,
                outputs.stream().map(ref -> earlier(ref, later)).toList());
    }

    private static Ref earlier(Ref ref, Set<String> later) {
        boolean isLater = later.contains(ref.layer()) && ref.call() > 0;
        return isLater ? new Ref(ref.layer(), ref.call() - 1, ref.output()) : ref;
    }

    private Set<String> functional() {
        return layers.stream()
                .filter(layer ->
                        layer.model().isPresent() && !layer.model().get().isChain())
                .map(LayerNote::name)
                .collect(Collectors.toSet());
    }

    /** Finds networks of which more calls are named than there are. */
    private Set<String> beyond(List<Ref> outputs) {
        Stream<Ref> taken =
                layers.stream().flatMap(layer -> layer.calls().stream()).flatMap(call -> call.inputs().stream());
        Set<Ref> all = Stream.concat(taken, outputs.stream()).collect(Collectors.toSet());
        return layers.stream()
                .filter(layer -> layer.model().isPresent())
                .filter(layer -> all.stream()
                        .anyMatch(ref -> ref.layer().equals(layer.name())
                                && ref.call() >= layer.calls().size()))
                .map(LayerNote::name)
                .collect(Collectors.toSet());
    }
}
