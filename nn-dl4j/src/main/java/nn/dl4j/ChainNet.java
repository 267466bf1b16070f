package nn.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs layers one after the other: DL4J's {@code MultiLayerNetwork}. */
final class ChainNet implements Net {
    private final List<String> names;
    private final MultiLayerNetwork network;

    /**
     * Initializes the network.
     *
     * @param configuration the layers
     * @param names the layers' names
     */
    ChainNet(MultiLayerConfiguration configuration, List<String> names) {
        this.names = names;
        network = new MultiLayerNetwork(configuration);
        network.init();
        network.initGradientsView();
    }

    @Override
    public void train(List<INDArray> inputs) {
        network.setInput(inputs.get(0));
        network.computeGradientAndScore();
    }

    @Override
    public List<INDArray> ends(List<INDArray> inputs) {
        return List.of(network.output(inputs.get(0), false));
    }

    @Override
    public Map<String, INDArray> outputs(List<INDArray> inputs) {
        List<INDArray> all = network.feedForward(inputs.get(0), false);
        Map<String, INDArray> outputs = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            outputs.put(names.get(i), all.get(i + 1));
        }
        return outputs;
    }

    @Override
    public Layer layer(String name) {
        return network.getLayer(names.indexOf(name));
    }

    @Override
    public INDArray weights() {
        return network.params();
    }

    @Override
    public INDArray gradients() {
        return network.getGradientsViewArray();
    }

    @Override
    public void close() {
        Net.free(network);
    }
}
