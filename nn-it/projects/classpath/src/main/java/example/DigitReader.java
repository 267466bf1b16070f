package example;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import nn.Model;
import nn.Sequential;
import nn.data.Dataset;

final class DigitReader {
    private DigitReader() {}

    static Model train(Dataset digits) {
        return Sequential.of(dense(30).sigmoid(), dense(10).sigmoid())
                .fit(
                        digits,
                        fit -> fit.loss(meanSquaredError())
                                .optimizer(adam(0.01))
                                .metrics(accuracy())
                                .epochs(20));
    }
}
