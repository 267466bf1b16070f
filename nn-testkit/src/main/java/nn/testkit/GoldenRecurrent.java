package nn.testkit;

import static nn.Activations.elu;
import static nn.Activations.hardSigmoid;
import static nn.Activations.softsign;
import static nn.Constraints.maxNorm;
import static nn.Layers.bidirectional;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.gru;
import static nn.Layers.lstm;
import static nn.Layers.masking;
import static nn.Layers.simpleRNN;
import static nn.Layers.timeDistributed;
import static nn.Regularizers.l1;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Bidirectional;
import nn.layer.Embedding;
import nn.layer.LSTM;
import nn.layer.Layer;
import nn.layer.Recurrent;

/** Lists every layer that goes through sequences, with each of its options. */
final class GoldenRecurrent {
    private static final Shape INPUT = Shape.of(5, 3);

    private GoldenRecurrent() {}

    static Stream<GoldenCase> all() {
        return Stream.of(
                        kind("simpleRNN", units -> simpleRNN(units), layer -> layer, layer -> layer, layer -> layer),
                        kind(
                                "lstm",
                                units -> lstm(units),
                                layer -> layer.recurrentActivation(hardSigmoid()),
                                layer -> layer.recurrentActivation(elu(0.5)),
                                layer -> layer.recurrentActivation(softsign())),
                        kind(
                                "gru",
                                units -> gru(units),
                                layer -> layer.recurrentActivation(hardSigmoid()),
                                layer -> layer.recurrentActivation(elu(0.5)),
                                layer -> layer.recurrentActivation(softsign())),
                        own(),
                        masked("simpleRNN", simpleRNN(3)),
                        masked("lstm", lstm(3)),
                        masked("gru", gru(3)),
                        masked(),
                        bothWays(),
                        everyStep(),
                        embeddings())
                .flatMap(cases -> cases);
    }

    private static <L extends Recurrent<L>> Stream<GoldenCase> kind(
            String word, IntFunction<L> made, UnaryOperator<L> hard, UnaryOperator<L> alpha, UnaryOperator<L> soft) {
        return Stream.of(
                of(word, made.apply(4)),
                of(word + "-sequences", made.apply(4).returnSequences(), flatten()),
                of(word + "-deep", made.apply(4).returnSequences(), made.apply(3)),
                of(word + "-backwards", made.apply(4).goBackwards()),
                of(word + "-backwardsSequences", made.apply(3).returnSequences().goBackwards(), flatten()),
                of(word + "-activations", hard.apply(made.apply(4)).softsign()),
                of(word + "-alpha", INPUT, 0.02, alpha.apply(made.apply(3)).elu(0.5)),
                of(word + "-softplus", INPUT, 0.02, soft.apply(made.apply(4)).softplus()),
                of(word + "-noBias", made.apply(4).useBias(false)),
                of(word + "-oneStep", Shape.of(1, 3), 0.2, made.apply(4).recurrentRegularizer(l1L2(0.02, 0.03))),
                of(word + "-oneUnit", Shape.of(5, 1), 0.2, made.apply(1)),
                of(word + "-penalties", penalized(made.apply(3).returnSequences()), flatten()),
                of(
                        word + "-constraints",
                        made.apply(4)
                                .kernelConstraint(maxNorm(0.8))
                                .recurrentConstraint(maxNorm(0.7))
                                .biasConstraint(maxNorm(0.3))));
    }

    private static <L extends Recurrent<L>> L penalized(L layer) {
        return layer.kernelRegularizer(l1(0.02))
                .recurrentRegularizer(l1L2(0.02, 0.03))
                .biasRegularizer(l2(0.03))
                .activityRegularizer(l2(0.03));
    }

    private static Stream<GoldenCase> own() {
        return Stream.of(
                of("lstm-noForgetBias", lstm(3).unitForgetBias(false)),
                of("gru-resetBefore", gru(4).resetAfter(false)),
                of("gru-resetBeforeNoBias", gru(4).resetAfter(false).useBias(false)));
    }

    private static <L extends Recurrent<L>> Stream<GoldenCase> masked(String word, L layer) {
        return Stream.of(
                of("masking-" + word, masking(), layer),
                of("masking-" + word + "Backwards", masking(), layer.goBackwards()),
                of("bidirectional-" + word, bidirectional(layer)));
    }

    private static Stream<GoldenCase> masked() {
        LSTM all = lstm(3).returnSequences();
        return Stream.of(
                of("masking-value", masking(-1), lstm(3)),
                of("masking-lstmDeep", masking(), all, gru(3)),
                of("masking-lstmSequences", masking(), all, flatten()),
                of("masking-timeDistributed", masking(), timeDistributed(dense(3).tanh()), lstm(3)),
                of("masking-bidirectional", masking(), bidirectional(all), flatten()),
                of("masking-bidirectionalDeep", masking(), bidirectional(all), bidirectional(gru(2))));
    }

    private static Stream<GoldenCase> bothWays() {
        Bidirectional both = bidirectional(lstm(3).returnSequences());
        return Stream.of(
                of("bidirectional-concat", both.concat(), flatten()),
                of("bidirectional-sum", both.sum(), flatten()),
                of("bidirectional-mul", both.mul(), flatten()),
                of("bidirectional-ave", both.ave(), flatten()));
    }

    private static Stream<GoldenCase> everyStep() {
        return Stream.of(
                of("timeDistributed", timeDistributed(dense(3).tanh()), flatten()),
                of("timeDistributed-image", Shape.of(3, 2, 2), 0.2, timeDistributed(flatten()), flatten()),
                of("timeDistributed-deep", lstm(3).returnSequences(), timeDistributed(dense(2).tanh()), gru(3)));
    }

    private static Stream<GoldenCase> embeddings() {
        Embedding four = embedding(4, 3);
        return Stream.of(
                numbers("embedding", four, lstm(3)),
                numbers("embedding-maskZero", four.maskZero(), lstm(3)),
                numbers("embedding-penalty", four.embeddingsRegularizer(l1L2(0.02, 0.03)), lstm(3)),
                numbers("embedding-constraint", four.embeddingsConstraint(maxNorm(0.7)), lstm(3)),
                numbers("embedding-floats", four, flatten()),
                numbers("embedding-uint8", embedding(6, 2), flatten()));
    }

    private static GoldenCase numbers(String name, Layer... layers) {
        return of(name, Shape.of(5), 0.2, layers);
    }

    private static GoldenCase of(String name, Layer... layers) {
        return of(name, INPUT, 0.2, layers);
    }

    private static GoldenCase of(String name, Shape input, double rate, Layer... layers) {
        Layer[] whole = Stream.concat(Stream.of(layers), Stream.of(dense(2))).toArray(Layer[]::new);
        return GoldenCase.of("layers/" + name, input, Losses.meanSquaredError(), Optimizers.sgd(rate), whole);
    }
}
