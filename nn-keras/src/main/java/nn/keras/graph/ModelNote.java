package nn.keras.graph;

import java.util.List;

/**
 * Holds a network as a file describes it.
 *
 * @param isChain whether it was a Sequential
 * @param layers its layers, in the file's order
 * @param inputs what goes in
 * @param outputs what comes out
 */
record ModelNote(boolean isChain, List<LayerNote> layers, List<Ref> inputs, List<Ref> outputs) {
    LayerNote layer(String name) {
        return layers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
