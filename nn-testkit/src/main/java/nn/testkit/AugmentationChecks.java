package nn.testkit;

import static nn.Layers.randomBrightness;
import static nn.Layers.randomContrast;
import static nn.Layers.randomCrop;
import static nn.Layers.randomFlip;
import static nn.Layers.randomRotation;
import static nn.Layers.randomTranslation;
import static nn.Layers.randomZoom;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Randoms;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Sampled;
import nn.layer.Sampling;
import nn.layer.UpSampling2D.Interpolation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks the layers that change images at random while training, on an engine of ops, against pixels moved by hand. */
public interface AugmentationChecks extends EngineUnderTest {
    /** The images that are changed: the smallest in which no two axes are alike. */
    Shape IMAGE = Shape.of(2, 5, 6);
    /** How many rows a step has. */
    int BATCH = 6;
    /** How many steps there are. */
    int STEPS = 2;
    /** The first of them. */
    long FIRST = 5;

    /**
     * Checks that each row is moved by shares of its own, with each way to fill.
     *
     * @return one test a way
     */
    @TestFactory
    default Stream<DynamicTest> translationMovesEachImageByItsOwnShares() {
        return ways(
                randomTranslation(0, 0.7).height(-0.9, 0.3),
                (drawn, row) -> (i, j, height, width) -> new double[] {
                    i - (1.2 * drawn.uniform(2L * row) - 0.9) * height,
                    j - (1.4 * drawn.uniform(2L * row + 1) - 0.7) * width
                });
    }

    /**
     * Checks that both axes are zoomed by shares of their own.
     *
     * @return one test a way
     */
    @TestFactory
    default Stream<DynamicTest> zoomShowsMoreOrLess() {
        return ways(
                randomZoom(0.8, 0.5),
                (drawn, row) -> (i, j, height, width) -> new double[] {
                    zoomed(i, 0.2 + 1.6 * drawn.uniform(2L * row), height),
                    zoomed(j, 0.5 + drawn.uniform(2L * row + 1), width)
                });
    }

    /**
     * Checks that one factor keeps the form of things.
     *
     * @return one test a way
     */
    @TestFactory
    default Stream<DynamicTest> zoomByOneFactorIsAlike() {
        return ways(
                randomZoom(0.4),
                (drawn, row) -> (i, j, height, width) -> new double[] {
                    zoomed(i, 0.6 + 0.8 * drawn.uniform(row), height), zoomed(j, 0.6 + 0.8 * drawn.uniform(row), width)
                });
    }

    /**
     * Checks that images are rotated around their middle.
     *
     * @return one test a way
     */
    @TestFactory
    default Stream<DynamicTest> rotationTurnsAroundTheMiddle() {
        return ways(randomRotation(-0.2, 0.6), (drawn, row) -> {
            double angle = 2 * Math.PI * (0.8 * drawn.uniform(row) - 0.2);
            return (i, j, height, width) -> {
                double down = i - (height - 1) / 2.0;
                double right = j - (width - 1) / 2.0;
                return new double[] {
                    Math.cos(angle) * down + Math.sin(angle) * right + (height - 1) / 2.0,
                    Math.cos(angle) * right - Math.sin(angle) * down + (width - 1) / 2.0
                };
            };
        });
    }

    /** Checks that half of the images are flipped, each as a whole. */
    @Test
    default void flipsHalfOfTheImages() {
        Sampling any = new Sampling(Sampling.Fill.REFLECT, 0, Interpolation.BILINEAR);
        moved(
                randomFlip(),
                any,
                (drawn, row) -> (i, j, height, width) ->
                        drawn.isDropped(row, 0.5) ? new double[] {height - 1 - i, width - 1 - j} : new double[] {i, j});
        moved(
                randomFlip().horizontal(),
                any,
                (drawn, row) ->
                        (i, j, height, width) -> new double[] {i, drawn.isDropped(row, 0.5) ? width - 1 - j : j});
        moved(
                randomFlip().vertical(),
                any,
                (drawn, row) ->
                        (i, j, height, width) -> new double[] {drawn.isDropped(row, 0.5) ? height - 1 - i : i, j});
        float[] pairs = new float[2 << 12];
        for (int i = 1; i < pairs.length; i += 2) {
            pairs[i] = 1;
        }
        float[] flipped = new TrainingLayer(this, randomFlip().horizontal(), Shape.of(1, 1, 2)).outputs(64, 0, pairs);
        double share = IntStream.range(0, 1 << 12)
                .mapToDouble(i -> flipped[2 * i])
                .average()
                .orElseThrow();
        Compare.near("the share flipped", 0.5, share, 2.5 / 64);
    }

    /** Checks that each image has a window of its own, and all places are taken. */
    @Test
    default void cropCutsAWindowOfRandomPlace() {
        Sampling any = new Sampling(Sampling.Fill.REFLECT, 0, Interpolation.BILINEAR);
        moved(
                randomCrop(3, 4),
                any,
                (drawn, row) -> (i, j, height, width) -> new double[] {
                    i + Math.floor(drawn.uniform(2L * row) * (height - 2)),
                    j + Math.floor(drawn.uniform(2L * row + 1) * (width - 3))
                });
        int[] places = new int[4];
        float[] numbers = new float[4 << 10];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i % 4;
        }
        for (float place : new TrainingLayer(this, randomCrop(1, 1), Shape.of(1, 1, 4)).outputs(64, 0, numbers)) {
            places[(int) place]++;
        }
        for (int count : places) {
            Compare.near("how often a place is taken", 0.25, count / 1024.0, 5 * Math.sqrt(0.1875 / 1024));
        }
    }

    /** Checks that an image that is too small is enlarged, from the middle. */
    @Test
    default void cropEnlargesWhatIsTooSmall() {
        Sampling edges = new Sampling(Sampling.Fill.NEAREST, 0, Interpolation.BILINEAR);
        moved(
                randomCrop(10, 8),
                edges,
                (drawn, row) -> (i, j, height, width) -> new double[] {
                    (i + 0.5) * height / 10.0 - 0.5, 1 + Math.min(3, Math.max(0, (j + 0.5) * 4 / 8.0 - 0.5))
                });
    }

    /** Checks that a network that predicts sees the largest window of the wanted form in the middle, made smaller. */
    @Test
    default void cropTakesTheMiddleWhereTheNetworkPredicts() {
        double[] pixels = new double[30];
        float[] floats = new float[30];
        for (int i = 0; i < pixels.length; i++) {
            floats[i] = (float) Math.sin(i * i);
            pixels[i] = floats[i];
        }
        HandMoved image = new HandMoved(new Sampling(Sampling.Fill.NEAREST, 0, Interpolation.BILINEAR), 5, 6, pixels);
        double[] expected = IntStream.range(0, 6)
                .mapToDouble(k -> {
                    int row = k / 2;
                    return image.at((row + 0.5) * 5 / 3 - 0.5, 1 + (k % 2 + 0.5) * 3 / 2 - 0.5);
                })
                .toArray();
        float[] got = new TrainingLayer(this, randomCrop(3, 2), Shape.of(1, 5, 6)).predicted(floats);
        Compare.near("the middle", expected, got, 1e-5);
    }

    /** Checks Keras's formula, with a factor for each image. */
    @Test
    default void contrastStretchesAroundTheMean() {
        changed(randomContrast(0.4, 0.9).valueRange(-1.5, 2), (drawn, row, pixels) -> {
            double mean = Arrays.stream(pixels).average().orElseThrow();
            double factor = 0.6 + 1.3 * drawn.uniform(row);
            return Arrays.stream(pixels)
                    .map(x -> Math.max(-1.5, Math.min(2, (x - mean) * factor + mean)))
                    .toArray();
        });
    }

    /** Checks Keras's formula, with a share for each image. */
    @Test
    default void brightnessAddsAShareOfTheRange() {
        changed(randomBrightness(-0.2, 0.3).valueRange(-2, 2), (drawn, row, pixels) -> {
            double added = 4 * (0.5 * drawn.uniform(row) - 0.2);
            return Arrays.stream(pixels)
                    .map(x -> Math.max(-2, Math.min(2, x + added)))
                    .toArray();
        });
    }

    private static double zoomed(int place, double shown, int size) {
        return (place - (size - 1) / 2.0) * shown + (size - 1) / 2.0;
    }

    private <L extends Sampled<L>> Stream<DynamicTest> ways(L layer, HandMoved.Places places) {
        List<Sampling> fills = List.of(
                layer.sampling(),
                new Sampling(Sampling.Fill.CONSTANT, 0.4, Interpolation.BILINEAR),
                new Sampling(Sampling.Fill.WRAP, 0, Interpolation.BILINEAR),
                new Sampling(Sampling.Fill.NEAREST, 0, Interpolation.BILINEAR));
        return fills.stream()
                .flatMap(each -> Stream.of(each, new Sampling(each.fill(), each.fillValue(), Interpolation.NEAREST)))
                .map(each -> DynamicTest.dynamicTest(
                        each.toString(), () -> moved((Layer) layer.sampling(each), each, places)));
    }

    private void moved(Layer layer, Sampling sampling, HandMoved.Places places) {
        Shape out = layer.outputShape(IMAGE);
        changed(layer, (drawn, row, pixels) -> {
            HandMoved image = new HandMoved(sampling, IMAGE.dim(1), IMAGE.dim(2), pixels);
            HandMoved.Place place = places.of(drawn, row);
            return IntStream.range(0, out.dim(1) * out.dim(2))
                    .mapToObj(k -> place.of(k / out.dim(2), k % out.dim(2), IMAGE.dim(1), IMAGE.dim(2)))
                    .mapToDouble(from -> image.at(from[0], from[1]))
                    .toArray();
        });
    }

    private void changed(Layer layer, HandDrawn.Change change) {
        int channel = IMAGE.dim(1) * IMAGE.dim(2);
        float[] x = new float[STEPS * BATCH * IMAGE.size()];
        Randoms randoms = Randoms.of(3, "x", 0);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) randoms.nextGaussian();
        }
        double[] expected = IntStream.range(0, x.length / channel)
                .boxed()
                .flatMapToDouble(k -> {
                    int row = k / IMAGE.dim(0);
                    HandDrawn drawn = HandDrawn.of(TrainingLayer.SEED, TrainingLayer.NAME, FIRST + row / BATCH);
                    double[] pixels = IntStream.range(k * channel, (k + 1) * channel)
                            .mapToDouble(i -> x[i])
                            .toArray();
                    return Arrays.stream(change.of(drawn, row % BATCH, pixels));
                })
                .toArray();
        Compare.near(layer.toString(), expected, new TrainingLayer(this, layer, IMAGE).outputs(BATCH, FIRST, x), 2e-5);
    }
}
