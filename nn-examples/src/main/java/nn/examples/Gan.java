package nn.examples;

import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.conv2DTranspose;
import static nn.Layers.dense;
import static nn.Layers.dot;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.share;
import static nn.Losses.binaryCrossentropy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nn.Functional;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.cli.Contest;
import nn.examples.cli.DataOption;
import nn.examples.cli.EngineOptions;
import nn.examples.cli.Result;
import nn.examples.cli.Stopping;
import nn.layer.Shared;
import nn.train.Fit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws digits: a generator learns to pass for real before a critic, which learns to tell (Goodfellow et al., 2014). */
@Command(
        name = "gan",
        description = "Draws the digits asked for: a generator learns from a critic.",
        footer = "There is no --checkpoint: two networks learn by turns, and a file holds one.")
final class Gan extends Contest {
    @Option(names = "--steps", description = "How often both networks learn: ${DEFAULT-VALUE}.")
    private int steps = 1500;

    @Option(names = "--batch", description = "How many digits make a step: ${DEFAULT-VALUE}.")
    private int batch = 64;

    @Option(names = "--out", paramLabel = "FILE", description = "The picture to write: ${DEFAULT-VALUE}.")
    private Path out = Path.of("digits.png");

    @Mixin
    private final EngineOptions options = new EngineOptions();

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    protected Result result() {
        var digits = data.load().images();
        Symbol image = input("image", 1, 28, 28);
        Symbol noise = input("noise", Duel.NOISE);
        Symbol digit = input("digit", 10);
        Shared critic = critic();
        Symbol drawn = concatenate(noise, digit).then(generator());
        var deciding = Functional.of(List.of(image, digit), verdict(image, critic, digit));
        var artist = Functional.of(List.of(noise, digit), List.of(drawn, verdict(drawn, critic, digit)))
                .freeze("critic"); // it learns from the critic, and leaves it as it is
        System.out.print(artist.summary());

        try (var criticizing = deciding.training(this::settings);
                var drawing = artist.training(this::settings)) {
            Duel duel = new Duel(criticizing, drawing, options.seed());
            train(duel, digits.train());
            return shown(duel, new Exhibition(digits, options));
        }
    }

    /** Tells for each of the ten digits how real an image looks as that one. */
    private static Shared critic() {
        return share(
                "critic",
                rescaling(1 / 127.5, -1),
                conv2D(16, 4).strides(2).same().leakyRelu(),
                conv2D(32, 4).strides(2).same().leakyRelu(),
                flatten(),
                dropout(0.3),
                dense(10));
    }

    private static Shared generator() {
        return share(
                "generator",
                dense(32 * 7 * 7).leakyRelu(),
                reshape(32, 7, 7),
                conv2DTranspose(16, 4).strides(2).same().leakyRelu(),
                conv2DTranspose(1, 4).strides(2).same().tanh(),
                rescaling(127.5, 127.5));
    }

    /** Picks the number of the digit that is meant. */
    private static Symbol verdict(Symbol image, Shared critic, Symbol digit) {
        return image.then(critic).then(dot(-1).named("verdict"), digit);
    }

    private Fit settings(Fit fit) {
        return options.on(fit)
                .loss("verdict", binaryCrossentropy().fromLogits())
                .optimizer(adam(0.0005).beta1(0.5));
    }

    private void train(Duel duel, Dataset real) {
        int inEpoch = Math.max(1, real.size() / batch);
        Dataset shuffled = real;
        try (var watched = Stopping.begin()) {
            for (int step = 0; step < steps; step++) {
                int begun = step % inEpoch * batch;
                if (begun == 0) {
                    shuffled = real.shuffled(options.seed() + step);
                }
                String losses = duel.step(shuffled.rows(begun, begun + batch), step);
                if ((step + 1) % 100 == 0) {
                    System.out.printf("Step %d/%d - %s%n", step + 1, steps, losses);
                }
                watched.heed("in step %d of %d", step + 1, steps);
            }
        }
    }

    /** Draws eight of each digit for all to see, and a thousand digits to be held against real ones. */
    private Result shown(Duel duel, Exhibition exhibition) {
        Picture.write(duel.draw(digits(80).oneHot(10), steps), 10, out);
        System.out.println("Picture: " + out + ", a column for each digit");

        Tensor asked = digits(1000);
        Tensor drawn = duel.draw(asked.oneHot(10), steps + 1);
        System.out.printf(
                Locale.ROOT,
                "A reader of real digits takes %.1f %% for what was asked for.%n",
                100 * exhibition.read(drawn, asked.ints()));
        return new Result("error", exhibition.distance(drawn), exhibition.distance(exhibition.noise(1000)));
    }

    /** Returns 0 to 9, over and over. */
    private static Tensor digits(int count) {
        return Tensor.of(
                Shape.of(count), IntStream.range(0, count).map(i -> i % 10).toArray());
    }
}
