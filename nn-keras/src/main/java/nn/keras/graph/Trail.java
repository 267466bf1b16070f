package nn.keras.graph;

import java.util.ArrayList;
import java.util.List;
import nn.Symbol;
import nn.layer.Layer;

/** Follows the layers as they are placed, to know whether they are a chain. */
final class Trail {
    private final List<Layer> layers = new ArrayList<>();
    private Symbol last;
    private boolean isChain = true;

    Trail(Symbol first) {
        this.last = first;
    }

    Symbol place(Layer layer, List<Symbol> inputs) {
        isChain &= inputs.size() == 1 && inputs.get(0) == last;
        Symbol made = inputs.size() == 1
                ? inputs.get(0).then(layer)
                : inputs.get(0)
                        .then(
                                layer,
                                inputs.get(1),
                                inputs.subList(2, inputs.size()).toArray(Symbol[]::new));
        isChain &= made.outputs().size() == 1;
        layers.add(layer);
        last = made;
        return made;
    }

    boolean isChainTo(Symbol symbol) {
        return isChain && symbol == last && !layers.isEmpty();
    }

    List<Layer> layers() {
        return List.copyOf(layers);
    }
}
