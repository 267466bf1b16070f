package nn.keras.graph;

import java.util.List;
import java.util.Optional;
import nn.keras.kind.Config;

/**
 * Holds a layer as a file describes it.
 *
 * @param name Keras's name
 * @param kind its class
 * @param isOp whether it is an op that stands in a graph by itself, as {@code a + b} does
 * @param config its options
 * @param isTrainable whether it learns
 * @param model the network within, where it is one
 * @param calls where it is called
 * @param path where the weights file holds it, such as {@code layers/dense_1}
 */
record LayerNote(
        String name,
        String kind,
        boolean isOp,
        Config config,
        boolean isTrainable,
        Optional<ModelNote> model,
        List<LayerCall> calls,
        String path) {
    /** Has it called elsewhere. */
    LayerNote calls(List<LayerCall> other) {
        return new LayerNote(name, kind, isOp, config, isTrainable, model, other, path);
    }

    boolean isInput() {
        return kind.equals("InputLayer");
    }
}
