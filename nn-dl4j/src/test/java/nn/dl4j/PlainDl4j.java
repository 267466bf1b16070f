package nn.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Trains the lecture's network as someone would who writes it for DL4J by hand, with the same one OpenMP thread. */
final class PlainDl4j {
    private final MultiLayerNetwork network;

    PlainDl4j() {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(0.01))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(784)
                        .nOut(30)
                        .activation(Activation.SIGMOID)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(30)
                        .nOut(10)
                        .activation(Activation.SIGMOID)
                        .build())
                .build();
        network = new MultiLayerNetwork(configuration);
        network.init();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /** Makes a batch. */
    static DataSet batch(float[][] rows, float[][] targets) {
        return new DataSet(Nd4j.create(rows), Nd4j.create(targets));
    }

    /** Takes one step a batch. */
    void train(List<DataSet> batches) {
        batches.forEach(network::fit);
    }
}
