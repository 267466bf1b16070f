package nn.dl4j;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs layers of which some have several sources or users, or are several ends: DL4J's {@code ComputationGraph}. */
final class GraphNet implements Net {
    private final ComputationGraph network;

    /**
     * Initializes the network.
     *
     * @param configuration the layers
     */
    GraphNet(ComputationGraphConfiguration configuration) {
        network = new ComputationGraph(configuration);
        network.init();
        network.initGradientsView();
    }

    @Override
    public void train(List<INDArray> inputs) {
        network.setInputs(inputs.toArray(new INDArray[0]));
        network.computeGradientAndScore();
    }

    @Override
    public List<INDArray> ends(List<INDArray> inputs) {
        return List.of(network.output(false, inputs.toArray(new INDArray[0])));
    }

    @Override
    public Map<String, INDArray> outputs(List<INDArray> inputs) {
        return network.feedForward(inputs.toArray(new INDArray[0]), false);
    }

    @Override
    public Layer layer(String name) {
        return network.getLayer(name);
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
