package nn.dl4j;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import nn.Model;
import nn.Sequential;
import nn.mnist.Mnist;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@Tag("slow")
@EnabledIfEnvironmentVariable(named = "NN_MNIST_DIR", matches = ".+", disabledReason = "needs MNIST's files")
class Dl4jOnMnistTest {
    @Test
    void reachesTheLecturesAccuracy() {
        Mnist digits = Mnist.load();

        Model model = Sequential.of(dense(30).sigmoid(), dense(10).sigmoid())
                .fit(
                        digits.train(),
                        fit -> fit.engine("dl4j")
                                .loss(meanSquaredError())
                                .optimizer(sgd(0.01))
                                .metrics(accuracy())
                                .epochs(200)
                                .batchSize(128));

        assertThat(model.evaluate(digits.test()).accuracy()).isBetween(0.875, 0.895);
    }
}
