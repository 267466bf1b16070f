package nn.onnx.file;

import java.util.List;
import java.util.TreeSet;
import nn.Functional;
import nn.layer.Adapter;
import nn.spi.Input;

/**
 * Holds a graph of layers as it stands in a file.
 *
 * @param inputs what goes in
 * @param steps the layers, each after what goes in
 * @param outputs the names of what comes out
 * @param frozen the names of those that do not learn, and of weights that do not
 * @param adapters which weights are adapted in low rank
 */
record LayerGraph(
        List<Input> inputs,
        List<Functional.Step> steps,
        List<String> outputs,
        List<String> frozen,
        List<Adapter> adapters)
        implements Description {
    static LayerGraph of(Functional network) {
        return new LayerGraph(
                network.inputs(),
                network.steps(),
                network.outputs(),
                List.copyOf(new TreeSet<>(network.frozen())),
                network.adapters());
    }

    @Override
    public Functional network() {
        return Functional.of(inputs, steps, outputs).adapted(adapters).freeze(frozen.toArray(String[]::new));
    }
}
