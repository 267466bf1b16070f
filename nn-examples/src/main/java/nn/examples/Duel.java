package nn.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.TrainingSession;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;

/** Lets a critic and a generator learn from each other, step by step. */
record Duel(TrainingSession criticizing, TrainingSession drawing, long seed) {
    static final int NOISE = 32;

    /** Takes a step with each, and returns their losses. */
    String step(Dataset real, long step) {
        Tensor digits = real.targets().oneHot(10);
        Tensor drawn = draw(digits, step);
        var criticized = criticizing.step(Dataset.of(
                Map.of(
                        "image", Tensor.concat(List.of(floats(real.input()), drawn)),
                        "digit", Tensor.concat(List.of(digits, digits))),
                Map.of("verdict", Tensor.concat(List.of(verdicts(real.size(), 1), verdicts(real.size(), 0))))));

        drawing.weights(criticizing.weights()); // the critic's, as it is now
        var passed = drawing.step(Dataset.of(
                Map.of("noise", noise(real.size(), step), "digit", digits),
                Map.of("verdict", verdicts(real.size(), 1)))); // as it would like to have them
        return "critic's " + criticized + " - generator's " + passed;
    }

    /** Draws the digits asked for; another count gives others. */
    Tensor draw(Tensor digits, long count) {
        Map<String, Tensor> drawn = drawing.predict(Map.of("noise", noise(digits.rows(), count), "digit", digits));
        return Objects.requireNonNull(drawn.get("generator"));
    }

    private Tensor noise(int rows, long count) {
        Randoms randoms = Randoms.of(seed, "noise", count);
        float[] values = new float[rows * NOISE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) randoms.nextGaussian();
        }
        return Tensor.of(Shape.of(rows, NOISE), values);
    }

    private static Tensor verdicts(int rows, float verdict) {
        float[] values = new float[rows];
        Arrays.fill(values, verdict);
        return Tensor.of(Shape.of(rows, 1), values);
    }

    private static Tensor floats(Tensor bytes) {
        return Tensor.of(bytes.shape(), bytes.floats());
    }
}
