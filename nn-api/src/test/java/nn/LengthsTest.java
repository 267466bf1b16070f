package nn;

import static nn.Layers.TIME;
import static nn.Layers.averagePool1D;
import static nn.Layers.concatenate;
import static nn.Layers.conv1D;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.permute;
import static nn.Layers.positionEmbedding;
import static nn.Layers.prelu;
import static nn.Layers.upSampling1D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.spi.Network;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LengthsTest {
    private static void refused(String message, ThrowingCallable mistake) {
        assertThatThrownBy(mistake).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void aLengthIsASizeOfItsOwn() {
        Shape any = Shape.of(TIME, 3);
        assertThat(any.isFree()).isTrue();
        assertThat(any).hasToString("[time, 3]").isEqualTo(Shape.of(Length.of("time"), 3));
        assertThat(any.batch(4)).hasToString("[4, time, 3]");
        assertThat(any.fits(Shape.of(7, 3))).isTrue();
        assertThat(any.fits(any)).isTrue();
        assertThat(any.fits(Shape.of(7, 4))).isFalse();
        assertThat(any.fits(Shape.of(7))).isFalse();
        assertThat(Shape.of(7, 3).fits(any)).isFalse();
    }

    @Test
    void lengthsAreCountedWith() {
        assertThat(Length.name(Length.plus(TIME, -4))).isEqualTo("time-4");
        assertThat(Length.plus(Length.plus(TIME, -4), 4)).isEqualTo(TIME);
        assertThat(Length.name(Length.plus(Length.over(Length.plus(TIME, -3), 2), 1)))
                .isEqualTo("(time-3)/2+1");
        assertThat(Length.over(TIME, 1)).isEqualTo(TIME);
        assertThat(Length.isOfRows(Length.plus(Length.of("steps_of_a_batch"), -4)))
                .isTrue();
        assertThat(Length.isOfRows(Length.named("batch*time"))).isFalse();
        assertThat(Length.plus(7, -4)).isEqualTo(3);
        assertThat(Length.over(7, 2)).isEqualTo(3);
    }

    @Test
    void shapesFollowFromLengths() {
        Network network = Sequential.of(conv1D(4, 3).strides(2), lstm(5).returnSequences())
                .input(TIME, 2)
                .network();
        assertThat(network.output()).hasToString("[(time-3)/2+1, 5]");
        assertThat(network.fixedTo(List.of(Shape.of(9, 2))).output()).isEqualTo(Shape.of(4, 5));
        assertThat(network.example(1).inputs().get(0).shape()).isEqualTo(Shape.of(4, 2));
        assertThat(network.fixedTo(List.of(Shape.of(9, 2))).isFree()).isFalse();
    }

    @Test
    void aSummaryNamesThem() {
        assertThat(Sequential.of(lstm(4).returnSequences())
                        .input(Length.of("words"), 2)
                        .summary())
                .contains("(None, words, 4)");
        assertThat(Sequential.of(lstm(4)).input(Length.of("words"), 2))
                .hasToString("Sequential.of(lstm(4)).input(Length.of(\"words\"), 2)");
    }

    static Stream<Arguments> layersThatNeedALength() {
        return Stream.of(
                Arguments.of(flatten(), """
                        layer 1, flatten(): how many numbers [time, 3] has is known only when rows come.
                        Maybe fix its length: write a number where "time" stands."""),
                Arguments.of(upSampling1D(2), """
                        layer 1, upSampling1D(2): the length must be known, but "time" is only when rows come.
                        Maybe fix it: write a number where it stands."""),
                Arguments.of(conv1D(2, 3).same().strides(2), """
                        layer 1, conv1D(2, 3): padding same with strides of 2 depends on the length \
                        "time", which is known only when rows come.
                        Maybe use another padding, or fix the length."""),
                Arguments.of(averagePool1D(3).strides(1).same(), """
                        layer 1, averagePool1D(3): the length must be known, but "time" is only when rows come.
                        Maybe fix it: write a number where it stands."""),
                Arguments.of(prelu(), """
                        layer 1, prelu(): the weight alpha [time, 3] would be as long as the rows, which is not known.
                        Maybe fix the length: write a number where "time" stands."""),
                Arguments.of(permute(2, 1), """
                        layer 2, dense(1): the weight kernel [time, 1] would be as long as the rows, which is not known.
                        Maybe fix the length: write a number where "time" stands."""));
    }

    @ParameterizedTest
    @MethodSource("layersThatNeedALength")
    void aLayerThatNeedsALengthSaysSo(Layer layer, String message) {
        refused(message, () -> Sequential.of(layer, dense(1)).input(TIME, 3));
    }

    @Test
    void onlySequencesHaveThem() {
        refused("dense: units must be at least 1, but was time.", () -> dense(TIME));
        refused("""
                input: a row of [3, time] has a length that is known only when rows come.
                Maybe only sequences may, at their first axis: [time] or [time, features].""", () -> input(3, TIME));
        refused("""
                an input row of [time, 8, 8] has a length that is known only when rows come.
                Maybe only sequences may, at their first axis: [time] or [time, features].""", () -> Sequential.of(dense(1)).input(TIME, 8, 8));
        refused("""
                input: the sizes of a row must not be negative, but were [-3, 2].
                Maybe write TIME for a length that is known only when rows come.""", () -> Sequential.of(dense(1)).input(-3, 2));
        refused("""
                how many numbers [time, 2] has is known only when rows come.
                Maybe fix its length: write a number where "time" stands.""", () -> Tensor.zeros(Shape.of(TIME, 2)));
        refused("""
                Length.of: "batch" means something else already.
                Maybe call it time, or after its input.""", () -> Length.of("batch"));
        refused(
                "Length.of: the name must be a word of letters, digits and _, but was \"time-4\".",
                () -> Length.of("time-4"));
    }

    @Test
    void sequencesAreNotJoinedWhereTheirLengthsAreUnknown() {
        refused("""
                concatenate(1): sequences are joined one after the other only if their lengths are known, but one is \
                "time".
                Maybe join the features, concatenate(-1, …), or fix the length.""", () -> concatenate(1, input(TIME, 3), input(4, 3)));
    }

    @Test
    void rowsMustGoTogether() {
        Symbol b = input("b", TIME, 2);
        Symbol c = input("c", TIME, 3);
        Network network =
                Functional.of(List.of(b, c), concatenate(b, c).then(lstm(2))).network();
        refused("""
                the length "time" is 4, but the rows of the input "c" have 5.
                Maybe give its length a name of its own: Length.of("c").""", () -> network.fixedTo(List.of(Shape.of(4, 2), Shape.of(5, 3))));
        refused(
                "the input \"b\" takes rows of [time, 2], but was given [4, 3].",
                () -> network.fixedTo(List.of(Shape.of(4, 3), Shape.of(4, 3))));
        refused(
                "the input \"b\" must have at least one step, but had 0.",
                () -> network.fixedTo(List.of(Shape.of(0, 2), Shape.of(0, 3))));
        Network short8 = Sequential.of(embedding(10, 4), positionEmbedding(8))
                .input(TIME)
                .network();
        refused("""
                position_embedding: there are 8 places, but the sequence [9, 4] has 9 steps.
                Maybe use positionEmbedding(9).""", () -> short8.fixedTo(List.of(Shape.of(9))));
    }

    @Test
    void stepsOfOnesOwnNeedOneLength() {
        refused("""
                training: the steps need rows of one length, but the network takes any [input: [time, 2]].
                Maybe build it with a number where the length stands, and take the weights over: .withWeights(…).""", () -> Sequential.of(lstm(2)).input(TIME, 2).training(fit -> fit));
    }
}
