package nn.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import nn.Layers;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Layer;
import nn.layer.PassesMask;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.Test;

class LayerMasksTest {
    private static final Shape SEQUENCE = Shape.of(4, 3);

    private static void refuses(Layer layer, String message) {
        assertThatThrownBy(() -> LayerConformance.check(layer, SEQUENCE))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching(message);
    }

    /** Subtracts a mean over an axis, and says that what counts before counts after. */
    private record Centred(int axis) implements PassesMask {
        @Override
        public Value call(Call call, Value x) {
            return Ops.sub(x, Ops.mean(x, true, axis));
        }

        @Override
        public String toString() {
            return "centred()";
        }
    }

    @Test
    void aLayerThatComputesEachPositionByItselfPassesMasks() {
        LayerConformance.check(new Centred(2), SEQUENCE);
    }

    @Test
    void aLayerThatMixesPositionsDoesNotPassMasks() {
        refuses(
                new Centred(1),
                "centred\\(\\) on \\[4, 3\\]: while training: where its mask counts, y changes from \\S+ to \\S+ with what is masked out\\.\n"
                        + "Maybe use call\\.mask\\(\\), or return Optional\\.empty\\(\\) in mask\\(…\\) without asking for one\\.");
    }

    @Test
    void aRowThatDependsOnOthersIsRefused() {
        refuses(
                new Centred(0),
                "centred\\(\\) on \\[4, 3\\]: while predicting: row 0 alone gives 0\\.0+, but \\S+ among other rows\\.\n"
                        + "Maybe take means, sums and positions over other axes than 0, which is the batch\\.");
    }

    /** Sums up the positions that count, or those that do not. */
    private record Summed(boolean isInverted, boolean isIgnored) implements Layer {
        @Override
        public Value call(Call call, Value x) {
            Optional<Value> mask = call.mask().filter(counts -> !isIgnored);
            Value kept = mask.map(counts -> Ops.unsqueeze(isInverted ? Ops.not(counts) : counts, 2))
                    .map(counts -> Ops.mul(x, Ops.cast(counts, x.type())))
                    .orElse(x);
            return Ops.sum(kept, 1);
        }

        @Override
        public String toString() {
            return "summed()";
        }
    }

    @Test
    void aMaskMayBeUsedAndEnded() {
        LayerConformance.check(new Summed(false, false), SEQUENCE);
    }

    @Test
    void anInvertedMaskIsRefused() {
        refuses(
                new Summed(true, false),
                "summed\\(\\) on \\[4, 3\\]: while training: a mask that leaves nothing out makes \\S+ of what is \\S+ without a mask\\.\n"
                        + "Maybe remember that a mask is true where a position counts\\.");
    }

    @Test
    void aMaskThatIsAskedForIsUsed() {
        refuses(
                new Summed(false, true),
                "(?s)summed\\(\\) on \\[4, 3\\]: while training: where its mask counts, y changes from .*");
    }

    /** Says that it passes masks, and leaves out what it was told to take. */
    private record Flipping() implements PassesMask {
        @Override
        public Value call(Call call, Value x) {
            return Ops.add(x, 1);
        }

        @Override
        public Optional<Value> mask(Call call, List<Value> inputs) {
            return call.mask().map(Ops::not);
        }

        @Override
        public String toString() {
            return "flipping()";
        }
    }

    @Test
    void whoPassesMasksPassesThoseGiven() {
        refuses(
                new Flipping(),
                "flipping\\(\\) on \\[4, 3\\]: while training: it passes masks, but mask\\(…\\) gives another one than it was given\\.\n"
                        + "Maybe leave mask\\(…\\) to PassesMask, or do not implement it\\.");
    }

    /** As Keras's, whose mask passes, too. */
    @Test
    void groupNormalizationMixesPositions() {
        refuses(
                Layers.groupNormalization(3),
                "(?s)groupNormalization\\(3\\) on \\[4, 3\\]: while training: where its mask counts, y changes from .*");
    }
}
