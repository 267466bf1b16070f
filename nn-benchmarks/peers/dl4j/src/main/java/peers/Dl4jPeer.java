package peers;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Trains the lecture's network with DL4J, tuned: as many OpenMP threads as asked for, and no iterator between rows and
 * network. Arguments: lecture, folder, epochs, threads.
 */
public final class Dl4jPeer {

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration());
        network.init();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(Integer.parseInt(args[3]));
        train(network, folder, Integer.parseInt(args[2]));
        Said.line("accuracy", accuracy(network, folder));
        Said.line("version", Said.jar(MultiLayerNetwork.class));
        Said.line("threads", args[3]);
        Said.memory();
    }

    private static MultiLayerConfiguration configuration() {
        return new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.01))
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .activation(Activation.SIGMOID)
                .list()
                .layer(new DenseLayer.Builder().nIn(Digits.PIXELS).nOut(30).build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(30)
                        .nOut(Digits.CLASSES)
                        .build())
                .build();
    }

    private static void train(MultiLayerNetwork network, Path folder, int epochs) throws IOException {
        Digits digits = Digits.read(folder, "train");
        digits.epochs(
                epochs,
                order -> Digits.batches(
                        order,
                        rows -> network.fit(
                                tensor(digits.images(rows), Digits.PIXELS),
                                tensor(digits.oneHot(rows), Digits.CLASSES))));
    }

    private static INDArray tensor(float[] values, int width) {
        return Nd4j.create(values, new long[] {values.length / width, width}, DataType.FLOAT);
    }

    private static double accuracy(MultiLayerNetwork network, Path folder) throws IOException {
        Digits digits = Digits.read(folder, "t10k");
        return digits.accuracy(network.output(tensor(digits.pixels(), Digits.PIXELS)).argMax(1).toLongVector());
    }
}
