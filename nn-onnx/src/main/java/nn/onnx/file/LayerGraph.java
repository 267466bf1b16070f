package nn.onnx.file;

import java.util.List;
import java.util.TreeSet;
import nn.Functional;
import nn.spi.Input;

/**
 * Holds a graph of layers as it stands in a file.
 *
 * @param inputs what goes in
 * @param steps the layers, each after what goes in
 * @param outputs the names of what comes out
 * @param frozen the names of those that do not learn
 */
record LayerGraph(List<Input> inputs, List<Functional.Step> steps, List<String> outputs, List<String> frozen)
        implements Description {
    static LayerGraph of(Functional network) {
        return new LayerGraph(
                network.inputs(), network.steps(), network.outputs(), List.copyOf(new TreeSet<>(network.frozen())));
    }

    @Override
    public Functional network() {
        return Functional.of(inputs, steps, outputs).freeze(frozen.toArray(String[]::new));
    }
}
