package nn.train;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.function.UnaryOperator;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;

/** Makes small rows to learn from, the same each time. */
public final class TinyData {
    private TinyData() {}

    /** Rows of 3 features with 2 targets. */
    public static Dataset rows(int count) {
        Randoms randoms = Randoms.of(5, "rows", 0);
        float[] features = new float[count * 3];
        float[] targets = new float[count * 2];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) randoms.nextGaussian();
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i] = features[i / 2 * 3 + i % 2] - 0.5f * features[i / 2 * 3 + 2];
        }
        return Dataset.of(Tensor.of(Shape.of(count, 3), features), Tensor.of(Shape.of(count, 2), targets));
    }

    public static Fit tiny(Fit fit) {
        return fit.loss(meanSquaredError())
                .optimizer(sgd(0.05).momentum(0.9))
                .engine(new TinyEngine())
                .batchSize(4)
                .verbose(0);
    }

    public static Model train(Dataset data, UnaryOperator<Fit> settings) {
        return Sequential.of(dense(2)).fit(data, fit -> settings.apply(tiny(fit)));
    }
}
