package nn.testkit;

import static nn.Layers.TIME;
import static nn.Layers.attention;
import static nn.Layers.averagePool1D;
import static nn.Layers.batchNormalization;
import static nn.Layers.bidirectional;
import static nn.Layers.conv1D;
import static nn.Layers.cropping1D;
import static nn.Layers.dense;
import static nn.Layers.depthwiseConv1D;
import static nn.Layers.dropout;
import static nn.Layers.embedding;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.globalMaxPool1D;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.layerNormalization;
import static nn.Layers.lstm;
import static nn.Layers.maskedBy;
import static nn.Layers.masking;
import static nn.Layers.maxPool1D;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.positionEmbedding;
import static nn.Layers.residual;
import static nn.Layers.separableConv1D;
import static nn.Layers.simpleRNN;
import static nn.Layers.sinePositionEncoding;
import static nn.Layers.timeDistributed;
import static nn.Layers.transformerBlock;
import static nn.Layers.zeroPadding1D;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.Functional;
import nn.Losses;
import nn.Sequential;
import nn.Symbol;
import nn.data.Length;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks networks of sequences of any length: at each length they predict what the network of that length does. */
public interface LengthChecks extends EngineUnderTest {
    /**
     * Checks networks over lengths that one predictor is given one after the other.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> anyLengthIsPredictedAsThatOne() {
        Map<String, Network> networks = networks();
        return networks.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
    }

    private void check(String name, Network network) {
        Loss loss = Losses.meanSquaredError();
        State weights = new Sample(name, network, loss).start(sgd(), 1);
        try (EnginePredictor any = predictor(new Plan(network, loss, sgd(), 0, false), weights)) {
            for (int length : new int[] {5, 11, 6}) {
                Network fixed = network.example(length);
                List<Tensor> rows =
                        new Sample(name, fixed, loss).rows(length, 3).inputs();
                try (EnginePredictor one = predictor(new Plan(fixed, loss, sgd(), 0, false), weights)) {
                    Tensor expected = one.predict(rows, fixed.outputs()).get(0);
                    Tensor found = any.predict(rows, network.outputs()).get(0);
                    assertThat(found.shape())
                            .as("the shape at length %d", length)
                            .isEqualTo(expected.shape());
                    Compare.near(name + " at length " + length, expected.floats(), found.floats(), 2e-6);
                }
            }
        }
    }

    private EnginePredictor predictor(Plan plan, State weights) {
        return Trial.of(this, plan).predictor(weights);
    }

    private static Map<String, Network> networks() {
        return Map.ofEntries(
                numbers("LSTM", lstm(4), dense(2)),
                numbers("GRU", gru(4).returnSequences(), dense(2)),
                numbers("SimpleRNN", simpleRNN(4).goBackwards().returnSequences()),
                numbers("Bidirectional", bidirectional(lstm(4).returnSequences()), globalAveragePool1D()),
                numbers("Masking", masking(0), lstm(3)),
                numbers("Conv1D", conv1D(4, 3).relu(), globalMaxPool1D()),
                numbers(
                        "Conv1D same",
                        conv1D(4, 3).same(),
                        conv1D(2, 2).causal().dilation(2)),
                numbers(
                        "Conv1D strides",
                        conv1D(4, 3).strides(2),
                        conv1D(2, 2).strides(2).causal()),
                numbers("SeparableConv1D", separableConv1D(4, 3), depthwiseConv1D(2)),
                numbers("pools", maxPool1D(2), averagePool1D(2)),
                numbers("padding", zeroPadding1D(2), cropping1D(1), conv1D(2, 2)),
                numbers(
                        "residual",
                        residual(conv1D(2, 3).same().relu(), conv1D(2, 3).same())),
                numbers("normalizations", batchNormalization(), layerNormalization(), dropout(0.3), dense(2)),
                numbers("TimeDistributed", timeDistributed(dense(4)), dense(2)),
                numbers(
                        "windows of attention",
                        multiHeadAttention(2, 3).causal().slidingWindow(3),
                        attention()),
                words("Embedding", embedding(9, 4), lstm(5), dense(1)),
                words("masked", embedding(9, 4).maskZero(), gru(3).returnSequences(), globalAveragePool1D()),
                words("positions", embedding(9, 6), positionEmbedding(20), multiHeadAttention(2, 3)),
                words(
                        "waves",
                        embedding(9, 6),
                        sinePositionEncoding(),
                        multiHeadAttention(2, 3).causal()),
                words("TransformerBlock", embedding(9, 6).maskZero(), transformerBlock(2, 8), dense(3)),
                Map.entry("two lengths", translation()),
                Map.entry("lengths as an input", counted()));
    }

    private static Map.Entry<String, Network> numbers(String name, Layer... layers) {
        return Map.entry(name, Sequential.of(layers).input(TIME, 2).network());
    }

    private static Map.Entry<String, Network> words(String name, Layer... layers) {
        return Map.entry(name, Sequential.of(layers).input(TIME).network());
    }

    /** Reads one sequence, and goes through another, looking back at the first. */
    private static Network translation() {
        Symbol source = input("source", TIME, 2);
        Symbol target = input("target", Length.of("target"), 3);
        Symbol read = source.then(lstm(4).returnState());
        Symbol written = target.then(lstm(4).returnSequences(), read.output(1), read.output(2));
        return Functional.of(List.of(source, target), written.then(multiHeadAttention(1, 4), source.then(dense(4))))
                .network();
    }

    private static Network counted() {
        Symbol sequence = input("sequence", TIME, 2);
        Symbol length = input("length", 1);
        return Functional.of(
                        List.of(sequence, length),
                        sequence.then(maskedBy(), length).then(lstm(3)))
                .network();
    }
}
