package nn.onnx;

import static nn.Callbacks.learningRateScheduler;
import static nn.Callbacks.reduceLROnPlateau;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.nadam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.optimizer.Optimizer;
import nn.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trains a model in rounds, with something changed in between. */
class RoundsTest {
    private static final Dataset ROWS = rows();

    @TempDir
    Path folder;

    private static Dataset rows() {
        Randoms randoms = Randoms.of(11, "rows", 0);
        float[] features = new float[64 * 4];
        float[] targets = new float[64 * 2];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) randoms.nextGaussian();
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (float) Math.sin(3 * features[i / 2 * 4 + i % 2]) + 2;
        }
        return Dataset.of(Tensor.of(Shape.of(64, 4), features), Tensor.of(Shape.of(64, 2), targets));
    }

    /** One step an epoch. */
    private static Fit whole(Fit fit) {
        return fit.loss(meanSquaredError()).batchSize(64).verbose(0);
    }

    @Test
    void everyRoundHasDropoutMasksOfItsOwn() {
        Model model =
                Sequential.of(dense(16).tanh(), dropout(0.5), dense(2)).input(4).init(0);
        List<Double> losses = new ArrayList<>();
        for (double still : new double[] {1e-30, 1e-31, 1e-32}) {
            model = model.fit(ROWS, fit -> whole(fit).optimizer(sgd(still)).shuffle(false));
            losses.add(model.history().last("loss"));
        }
        model = model.withWeights(Map.of("dense/bias", model.weights().get("dense/bias")))
                .fit(ROWS, fit -> whole(fit).shuffle(false));
        losses.add(model.history().last("loss"));
        assertThat(losses).doesNotHaveDuplicates();
        assertThat(model.state().step()).isEqualTo(4);
    }

    static Stream<Optimizer> aging() {
        return Stream.of(adam(0.001), adamW(0.001), nadam(0.001));
    }

    @ParameterizedTest
    @MethodSource("aging")
    void anUnfrozenLayerMovesByItsRateAtEachStep(Optimizer optimizer) {
        Model before = Sequential.of(dense(8).tanh(), dense(2))
                .freeze("dense")
                .fit(ROWS, fit -> whole(fit).optimizer(optimizer).epochs(500));
        Model after = before.unfreeze().fit(ROWS, fit -> whole(fit).epochs(10));
        float[] kernel = before.weights().get("dense/kernel").floats();
        float[] moved = after.weights().get("dense/kernel").floats();
        double greatest = 0;
        for (int i = 0; i < kernel.length; i++) {
            greatest = Math.max(greatest, Math.abs((double) moved[i] - kernel[i]));
        }
        assertThat(greatest).isBetween(0.007, 0.0115);
        assertThat(after.state().optimization().slotsBegan())
                .isEqualTo(Map.of("dense/bias", 500L, "dense/kernel", 500L));
    }

    @Test
    void aLoweredRateGoesOnInAModelThatWasSavedAndLoaded() {
        Path file = folder.resolve("lowered.onnx");
        Model lowered = Sequential.of(dense(2))
                .fit(
                        ROWS,
                        fit -> whole(fit)
                                .optimizer(sgd(0.1))
                                .epochs(2)
                                .callbacks(reduceLROnPlateau("loss")
                                        .patience(1)
                                        .minDelta(1e9)
                                        .factor(0.5)));
        Onnx.save(lowered, file, Export::withState);
        Model loaded = Onnx.load(file);
        assertThat(loaded.state()).isEqualTo(lowered.state());
        Model further = loaded.fit(ROWS, fit -> whole(fit).callbacks(learningRateScheduler((epoch, rate) -> rate)));
        assertThat(further.history().get("learning_rate")).containsExactly(0.1, 0.1, 0.05);
        assertThat(further.weights())
                .isEqualTo(lowered.fit(ROWS, RoundsTest::whole).weights());
    }
}
