package nn.keras;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.layerNormalization;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Path FILE = GoldenModel.of("weights_cnn").file();

    private static Sequential network(int hidden) {
        return Sequential.of(
                        conv2D(3, 3).relu(),
                        batchNormalization(),
                        flatten(),
                        dense(hidden).tanh(),
                        layerNormalization(),
                        dense(2))
                .input(2, 5, 6);
    }

    @Test
    void weightsAloneGoIntoANetworkDescribedInJava() {
        GoldenModel golden = GoldenModel.of("weights_cnn");

        Model model = Keras.load(FILE, network(4));

        LoadTest.requireNear(golden.all("predicted"), model.predict(LoadTest.ours(model, golden.all("input"))));
    }

    @Test
    void weightsOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> Keras.load(FILE, network(5)))
                .isInstanceOf(NnException.class)
                .hasMessage(FILE + ": dense/kernel does not fit layers/dense/vars/0 of the file: [36, 4].\n"
                        + "Maybe it is the file of another network.");
    }

    @Test
    void weightsAloneDescribeNoNetwork() {
        assertThatThrownBy(() -> Keras.load(FILE))
                .hasMessage(FILE + ": the file holds weights alone, and does not describe a network.\n"
                        + "Maybe describe the network in Java: Keras.load(path, network).");
    }
}
