package nn.onnx.file;

import java.util.List;
import java.util.TreeSet;
import nn.Sequential;
import nn.data.Shape;
import nn.layer.Adapter;
import nn.layer.Layer;

/**
 * Holds a chain of layers as it stands in a file.
 *
 * @param input the shape of one input row
 * @param layers as the user gave them
 * @param frozen the names of those that do not learn, and of weights that do not
 * @param adapters which weights are adapted in low rank
 */
record Chain(Shape input, List<Layer> layers, List<String> frozen, List<Adapter> adapters) implements Description {
    static Chain of(Sequential network) {
        return new Chain(
                network.input().orElseThrow(),
                network.layers(),
                List.copyOf(new TreeSet<>(network.frozen())),
                network.adapters());
    }

    @Override
    public Sequential network() {
        return Sequential.of(layers.toArray(Layer[]::new))
                .input(input.dims())
                .adapted(adapters)
                .freeze(frozen.toArray(String[]::new));
    }
}
