package nn.examples;

import static nn.Activations.relu;
import static nn.Layers.activation;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.conv2DTranspose;
import static nn.Layers.input;
import static nn.Layers.maxPool2D;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.meanIoU;
import static nn.Optimizers.adam;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.Functional;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.layer.Block;
import nn.layer.Layer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says of each pixel what it is part of: a small U-Net (Ronneberger, Fischer and Brox, 2015). */
@Command(name = "segment", description = "A U-Net that tells shapes apart, pixel by pixel.")
final class Segment extends Contest {
    @Mixin
    private final FitOptions options = new FitOptions(15, 16);

    @Override
    protected Result result() {
        System.out.println("Tells ground, discs, squares and crosses of all colours apart.");
        Dataset train = Shapes.draw(1000, Randoms.of(options.seed(), "train", 0));
        Dataset test = Shapes.draw(200, Randoms.of(options.seed(), "test", 0));
        var network = network();
        System.out.print(network.summary());

        var model = network.fit(
                train,
                fit -> options.on(fit)
                        .loss(sparseCategoricalCrossentropy())
                        .optimizer(adam(0.01))
                        .metrics(meanIoU()));

        show(test.targets().row(0), kinds(model.predict(test.input().rows(0, 1))));
        return new Result(
                "iou", model.evaluate(test).get("mean_io_u"), meanIoU().of(byColour(test.input()), test.targets()));
    }

    /** Goes down to see far, and up again to see sharply, with a bridge at each height. */
    private static Functional network() {
        Symbol image = input("image", 3, Shapes.SIZE, Shapes.SIZE);
        Symbol fine = image.then(convolutions(8).named("fine"));
        Symbol coarse = fine.then(maxPool2D(), convolutions(16).named("coarse"));
        Symbol coarsest = coarse.then(maxPool2D(), convolutions(32).named("coarsest"));
        Symbol up = coarse.then(joined("up"), coarsest.then(doubled(16))).then(convolutions(16));
        Symbol top = fine.then(joined("top"), up.then(doubled(8))).then(convolutions(8));
        return Functional.of(image, top.then(conv2D(Shapes.KINDS, 1).softmax().named("kinds")));
    }

    private static Block convolutions(int filters) {
        return block(
                conv2D(filters, 3).same().useBias(false),
                batchNormalization().momentum(0.9),
                activation(relu()),
                conv2D(filters, 3).same().relu());
    }

    private static Layer doubled(int filters) {
        return conv2DTranspose(filters, 2).strides(2).named("doubled_" + filters);
    }

    private static Layer joined(String name) {
        return concatenate().named(name);
    }

    /** Finds the likeliest kind of each pixel of an image. */
    private static Tensor kinds(Tensor likelihoods) {
        return likelihoods
                .transpose(0, 2, 3, 1)
                .reshape(Shape.of(Shapes.SIZE * Shapes.SIZE, Shapes.KINDS))
                .argmax();
    }

    /** Takes whatever differs from an image's usual colour for a square: squares cover most. */
    private static Tensor byColour(Tensor images) {
        int pixels = Shapes.SIZE * Shapes.SIZE;
        float[] sure = new float[images.rows() * Shapes.KINDS * pixels];
        for (int i = 0; i < images.rows(); i++) {
            float[] image = images.row(i).floats();
            float[] usual = usual(image, pixels);
            for (int pixel = 0; pixel < pixels; pixel++) {
                float difference = 0;
                for (int channel = 0; channel < usual.length; channel++) {
                    difference += Math.abs(image[channel * pixels + pixel] - usual[channel]);
                }
                int kind = difference > 0.3 ? Shapes.SQUARE : Shapes.GROUND;
                sure[(i * Shapes.KINDS + kind) * pixels + pixel] = 1;
            }
        }
        return Tensor.of(Shape.of(images.rows(), Shapes.KINDS, Shapes.SIZE, Shapes.SIZE), sure);
    }

    /** Returns the median of each channel. */
    private static float[] usual(float[] image, int pixels) {
        float[] usual = new float[image.length / pixels];
        for (int channel = 0; channel < usual.length; channel++) {
            float[] sorted = Arrays.copyOfRange(image, channel * pixels, (channel + 1) * pixels);
            Arrays.sort(sorted);
            usual[channel] = sorted[pixels / 2];
        }
        return usual;
    }

    /** Draws what is right and what was found side by side, every other line. */
    private static void show(Tensor right, Tensor found) {
        System.out.printf("%-" + (Shapes.SIZE + 4) + "s%s%n", "Right:", "Found:");
        for (int y = 0; y < Shapes.SIZE; y += 2) {
            System.out.println(line(right, y) + "    " + line(found, y));
        }
    }

    private static String line(Tensor kinds, int y) {
        return IntStream.of(kinds.ints())
                .skip((long) y * Shapes.SIZE)
                .limit(Shapes.SIZE)
                .mapToObj(kind -> ".o#+".substring(kind, kind + 1))
                .collect(Collectors.joining());
    }
}
