package nn.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nn.Layers;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Dropout;
import nn.layer.GroupNormalization;
import nn.layer.Initializer;
import nn.layer.Lambda;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Node;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LayerConformanceTest {
    private static final Shape ROW = Shape.of(5);

    /** Our own layers, each on what its sample's network gives it. */
    @TestFactory
    Stream<DynamicTest> everyLayerOfTheSamplesPasses() {
        Set<List<Object>> seen = new HashSet<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Sample sample : LayerSamples.all()) {
            for (Node node : sample.network().nodes()) {
                List<Shape> inputs =
                        node.from().stream().map(sample.network()::shape).toList();
                if (!mixes(node.layer(), inputs) && seen.add(List.of(node.layer(), inputs))) {
                    tests.add(DynamicTest.dynamicTest(
                            node.layer() + " on " + inputs, () -> LayerConformance.check(node.layer(), inputs)));
                }
            }
        }
        return tests.stream();
    }

    /** Tells whether a layer passes a mask though it mixes positions: {@link LayerMasksTest} shows that it is refused. */
    private static boolean mixes(Layer layer, List<Shape> inputs) {
        return layer instanceof GroupNormalization && inputs.get(0).rank() == 2;
    }

    /** Gives sum and difference, and leaves out positions by one of these. */
    record Apart(Shape second, ElementType counts) implements Layer {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public List<Shape> outputShapes(List<Shape> inputs) {
            return List.of(inputs.get(0), second);
        }

        @Override
        public Value call(Call call, Value x) {
            return x;
        }

        @Override
        public List<Value> outputs(Call call, List<Value> inputs) {
            return List.of(Ops.add(inputs.get(0), inputs.get(1)), Ops.sub(Ops.square(inputs.get(0)), inputs.get(1)));
        }

        @Override
        public Optional<Value> mask(Call call, List<Value> inputs) {
            return Optional.of(Ops.cast(Ops.less(inputs.get(0), inputs.get(1)), counts));
        }
    }

    /** Squares whole numbers that it knows, and hands on a number for each. */
    record Known(int vocabulary) implements Layer {
        @Override
        public Value call(Call call, Value x) {
            return Ops.cast(Ops.mul(x, x), ElementType.FLOAT32);
        }

        @Override
        public Shape outputShape(Shape input) {
            return input;
        }
    }

    @Test
    void severalInputsOutputsAndMasksAreHeldAgainstWhatIsPromised() {
        Shape row = Shape.of(3);
        LayerConformance.check(new Apart(row, ElementType.BOOL), List.of(row, row));
        LayerConformance.check(new Known(5), row);
        assertThatThrownBy(() -> LayerConformance.check(new Apart(Shape.of(2), ElementType.BOOL), List.of(row, row)))
                .hasMessageContaining("call(…) made [batch, 3], but outputShape(…) says [batch, 2].");
        assertThatThrownBy(() -> LayerConformance.check(new Apart(row, ElementType.FLOAT32), List.of(row, row)))
                .hasMessageContaining("but must make bool [batch, 3].");
    }

    @Test
    void layersOfLayersPass() {
        Layer deep = Layers.residual(Layers.dense(4).tanh(), Layers.dense(5));
        assertThatCode(() -> LayerConformance.check(deep, ROW, Shape.of(5))).doesNotThrowAnyException();
        LayerConformance.check(Layers.block(Layers.dense(3).relu(), Layers.dropout(0.4)), ROW, Shape.of(7));
    }

    @Test
    void aLayerOfOnesOwnPasses() {
        LayerConformance.check(new Highway(), ROW, Shape.of(3));
    }

    /** Lets a learned share of the input through, and a learned transformation of the rest. */
    private record Highway() implements Layer {
        @Override
        public List<Weight> weights(Shape input) {
            Shape square = Shape.of(input.dim(0), input.dim(0));
            return List.of(
                    Weight.learned("kernel", square, Initializer.GLOROT_UNIFORM),
                    Weight.learned("gate", square, Initializer.GLOROT_UNIFORM));
        }

        @Override
        public Value call(Call call, Value x) {
            Value gate = Ops.sigmoid(Ops.matmul(x, call.weight("gate")));
            Value made = Ops.tanh(Ops.matmul(x, call.weight("kernel")));
            return Ops.add(x, Ops.mul(gate, Ops.sub(made, x)));
        }
    }

    private static Lambda lambda(BiFunction<Call, Value, Value> body) {
        return new Lambda("odd", body, List.of());
    }

    private static void refuses(Layer layer, String message) {
        assertThatThrownBy(() -> LayerConformance.check(layer, ROW))
                .isInstanceOf(AssertionError.class)
                .hasMessage(message);
    }

    /** Promises less than it makes. */
    private record Shrinking() implements Layer {
        @Override
        public Shape outputShape(Shape input) {
            return Shape.of(4);
        }

        @Override
        public Value call(Call call, Value x) {
            return Ops.add(x, 1);
        }

        @Override
        public String toString() {
            return "short()";
        }
    }

    @Test
    void aWrongShapeIsNamed() {
        refuses(
                new Shrinking(),
                "short() on [5]: while training: call(…) made [batch, 5], but outputShape(…) says [batch, 4].\n"
                        + "Maybe let outputShape(…) and call(…) agree.");
    }

    @Test
    void aWrongGradientIsNamedWithItsSlope() {
        Lambda twice = lambda((call, x) -> Ops.customGradient(Ops.mul(x, 3), x, dy -> Ops.mul(dy, 2)));
        assertThatThrownBy(() -> LayerConformance.check(twice, ROW))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching(
                        "lambda\\(\"odd\", …\\) on \\[5\\]: while training: the gradient of the input at \\[0, 0\\]"
                                + " is -?\\d\\.\\d+, but the slope there is -?\\d\\.\\d+\\.\n"
                                + "Maybe mend the rule given to customGradient\\(…\\), or the op's\\.");
    }

    @Test
    void aGradientThatIsWrongWhereTheLayerIsFrozenIsNamed() {
        Lambda half = lambda((call, x) ->
                call.isFrozen() ? Ops.customGradient(Ops.square(x), x, dy -> Ops.mul(dy, x)) : Ops.square(x));
        assertThatThrownBy(() -> LayerConformance.check(half, ROW))
                .hasMessageStartingWith("lambda(\"odd\", …) on [5]: while frozen: the gradient of the input at [0, ");
    }

    @Test
    void anOpWithoutAGradientIsNamed() {
        Lambda best = lambda((call, x) -> Ops.topK(x, 2, -1).get(0));
        assertThatThrownBy(() -> LayerConformance.check(best, ROW))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the op TopK is not differentiable")
                .hasMessageEndingWith("Maybe use stopGradient(…) where it is meant to be a constant.");
    }

    @Test
    void aStoppedGradientIsNamed() {
        refuses(
                lambda((call, x) -> Ops.stopGradient(x)),
                "lambda(\"odd\", …) on [5]: while training: no gradient reaches the input.\n"
                        + "Maybe let the output depend on it, and not through stopGradient(…).");
    }

    @Test
    void anUnusedWeightIsNamed() {
        refuses(
                lambda((call, x) -> x).weight("factor", Shape.of(1), Initializer.ONES),
                "lambda(\"odd\", …) on [5]: weights(…) lists factor, but call(…) never asks for it.\n"
                        + "Maybe use call.weight(\"factor\"), or leave it out of weights(…).");
    }

    @Test
    void aWeightThatIsNotListedIsNamed() {
        refuses(
                lambda((call, x) -> Ops.mul(x, call.weight("factor"))),
                "lambda(\"odd\", …) on [5]: the layer has no weight \"factor\".\n"
                        + "Maybe list it in weights(…), which has [].");
        refuses(
                new Unlisted(),
                "unlisted() on [5]: while training: the layer has no weight \"factor\".\n"
                        + "Maybe list it in weights(…), which has [].");
    }

    /** Says its shape without being called. */
    private record Unlisted() implements Layer {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public Value call(Call call, Value x) {
            return Ops.mul(x, call.weight("factor"));
        }

        @Override
        public String toString() {
            return "unlisted()";
        }
    }

    @Test
    void twoWeightsOfANameAreNamed() {
        Lambda one = lambda((call, x) -> Ops.mul(x, call.weight("factor")));
        refuses(
                one.weight("factor", Shape.of(1), Initializer.ONES).weight("factor", Shape.of(1), Initializer.ONES),
                "lambda(\"odd\", …) on [5]: two weights are named factor, but each needs a name of its own.\n"
                        + "Maybe name one of them another way in weights(…).");
    }

    @Test
    void aWeightThatNoGradientReachesIsNamed() {
        refuses(
                lambda((call, x) -> Ops.mul(x, Ops.stopGradient(call.weight("factor"))))
                        .weight("factor", Shape.of(1), Initializer.ONES),
                "lambda(\"odd\", …) on [5]: while training: no gradient reaches factor.\n"
                        + "Maybe let the output depend on it, and not through stopGradient(…).");
    }

    @Test
    void randomBitsOutsideOfTrainingAreRefused() {
        refuses(
                lambda((call, x) -> Ops.mul(x, Ops.cast(call.key(), x.type()))),
                "lambda(\"odd\", …) on [5]: while predicting: call(…) asks for random bits, which there are in training alone.\n"
                        + "Maybe ask call.isTraining() first.");
    }

    @Test
    void statisticsThatMoveOutsideOfTrainingAreNamed() {
        Lambda counts = lambda((call, x) -> {
            call.update("count", Ops.add(call.weight("count"), 1));
            return x;
        });
        refuses(
                counts.weight(Weight.statistic("count", Shape.of(1), Initializer.ZEROS)),
                "lambda(\"odd\", …) on [5]: while predicting: call(…) updates count, which only training may.\n"
                        + "Maybe ask call.isTraining() first.");
        refuses(
                counts.weight("count", Shape.of(1), Initializer.ZEROS),
                "lambda(\"odd\", …) on [5]: while predicting: call(…) updates count, which only training may.\n"
                        + "Maybe ask call.isTraining() first.");
    }

    @Test
    void aLearnedWeightIsNotUpdatedByTheLayer() {
        refuses(
                lambda((call, x) -> {
                            if (call.isTraining()) {
                                call.update("count", Ops.add(call.weight("count"), 1));
                            }
                            return Ops.mul(x, call.weight("count"));
                        })
                        .weight("count", Shape.of(1), Initializer.ONES),
                "lambda(\"odd\", …) on [5]: call(…) updates count, which is learned.\n"
                        + "Maybe list it as Weight.statistic(…), or leave it to the optimizer.");
    }

    @Test
    void whatIsNoFloatIsRefused() {
        refuses(
                lambda((call, x) -> Ops.less(x, 0)),
                "lambda(\"odd\", …) on [5]: call(…) made bool [batch, 5], but a layer gives float32.\n"
                        + "Maybe cast(…) it.");
    }

    /** Forgets its rate where it is named. */
    private record Forgets(double factor, String name) implements Layer {
        @Override
        public Forgets named(String other) {
            return new Forgets(1, other);
        }

        @Override
        public Value call(Call call, Value x) {
            return Ops.mul(x, factor);
        }

        @Override
        public String toString() {
            return "forgets(" + factor + ")";
        }
    }

    @Test
    void aNameThatChangesMoreIsNamed() {
        refuses(
                new Forgets(2, ""),
                "forgets(2.0) on [5]: named(\"other\") is another layer, forgets(1.0), but must change the name alone.\n"
                        + "Maybe hand all options on.");
    }

    /** Works for the size of batch that its author tried. */
    @Test
    void aFixedBatchIsRefused() {
        Lambda three = lambda((call, x) -> Ops.add(x, Ops.constant(x, new Dims(3, 5), new double[15])));
        assertThatThrownBy(() -> LayerConformance.check(three, ROW)).isInstanceOf(AssertionError.class);
    }

    @Test
    void dropoutPassesWhateverItsRate() {
        LayerConformance.check(new Dropout(0, ""), ROW);
        LayerConformance.check(new Dropout(0.7, ""), Shape.of(3, 5, 7));
    }

    @Test
    void layersThatDrawPassWhateverTheyDraw() {
        LayerConformance.check(Layers.spatialDropout1D(0.4), Shape.of(5, 3));
        LayerConformance.check(Layers.spatialDropout2D(0.4), Shape.of(3, 5, 7));
        LayerConformance.check(Layers.gaussianNoise(0.4), ROW, Shape.of(3, 5, 7));
        LayerConformance.check(Layers.gaussianDropout(0.4), ROW, Shape.of(3, 5, 7));
        LayerConformance.check(Layers.alphaDropout(0.4), ROW, Shape.of(3, 5, 7));
    }

    @Test
    void layersThatChangeImagesPassWhateverTheyDraw() {
        Shape image = Shape.of(2, 4, 5);
        LayerConformance.check(Layers.randomFlip(), image);
        LayerConformance.check(Layers.randomTranslation(0.4, 0.9), image);
        LayerConformance.check(Layers.randomTranslation(0.4, 0.9).fillConstant(2), image, Shape.of(1, 1, 3));
        LayerConformance.check(Layers.randomZoom(0.4, 0.9).fillWrap(), image, Shape.of(1, 1, 2));
        LayerConformance.check(Layers.randomRotation(0.4), image, Shape.of(3, 2, 1), Shape.of(2, 1, 1));
        LayerConformance.check(Layers.randomRotation(0.4).fillConstant(2).nearest(), image);
        LayerConformance.check(Layers.randomRotation(0.4).fillWrap(), image, Shape.of(1, 3, 3));
        LayerConformance.check(Layers.randomContrast(0.4).valueRange(-9, 9), image);
        LayerConformance.check(Layers.randomBrightness(0.1).valueRange(-9, 9), image);
        LayerConformance.check(Layers.randomCrop(3, 3), image, Shape.of(2, 2, 4), Shape.of(1, 3, 3));
    }
}
