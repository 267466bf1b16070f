package nn.layer;

import static nn.op.Ops.matmul;
import static nn.op.Ops.mul;
import static nn.op.Ops.softmax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Lets each step of a sequence look at all steps of a sequence, in several heads at once: {@code softmax(query · keyᵀ /
 * √keyDim) · value} of a head, where query, key and value are projections of what goes in, and a projection of all heads
 * comes out.
 *
 * <p>Vaswani et al., 2017. One input looks at itself; two are the queries and the values, three the queries, values and
 * keys. Weights are {@code query/kernel} [features, heads, keyDim], {@code key/kernel}, {@code value/kernel} and {@code
 * attention_output/kernel} [heads, valueDim, features], each with a bias.
 *
 * @param heads how many there are
 * @param keyDim the features of queries and keys in a head
 * @param valueDim the features of values in a head, keyDim by default
 * @param outputDim the features that come out, those of the queries by default
 * @param dropout the share of a head's weights that is dropped while training, 0 by default
 * @param isCausal whether a query sees no key after its own place, false by default
 * @param slidingWindow how far a query sees to either side, counted with its own place, everywhere by default
 * @param parameters what was chosen for all kernels and biases
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/attention_layers/multi_head_attention/">Keras's MultiHeadAttention</a>
 */
public record MultiHeadAttention(
        int heads,
        int keyDim,
        int valueDim,
        Optional<Integer> outputDim,
        double dropout,
        boolean isCausal,
        Optional<Integer> slidingWindow,
        Parameters parameters,
        String name)
        implements PassesMask, Parametrized<MultiHeadAttention> {
    /** Checks the numbers. */
    public MultiHeadAttention {
        Given.value("a multi head attention: the output dim", outputDim);
        Given.value("a multi head attention: the sliding window", slidingWindow);
        Given.positive("multiHeadAttention: heads", heads);
        Given.positive("multiHeadAttention: keyDim", keyDim);
        Given.positive("multiHeadAttention: valueDim", valueDim);
        outputDim.ifPresent(width -> Given.positive("multiHeadAttention: outputDim", width));
        Given.fraction("multiHeadAttention: the dropout", dropout);
        slidingWindow.ifPresent(width -> Given.positive("multiHeadAttention: slidingWindow", width));
        Given.value("multiHeadAttention: the parameters", parameters);
    }

    /**
     * Describes an attention with Keras's defaults.
     *
     * @param heads how many there are
     * @param keyDim the features of queries, keys and values in a head
     * @return the layer
     */
    public static MultiHeadAttention of(int heads, int keyDim) {
        return new MultiHeadAttention(
                heads, keyDim, keyDim, Optional.empty(), 0, false, Optional.empty(), Parameters.DEFAULT, "");
    }

    /**
     * Chooses the features of values in a head.
     *
     * @param width at least 1, keyDim by default
     * @return a new layer
     */
    public MultiHeadAttention valueDim(int width) {
        return new MultiHeadAttention(
                heads, keyDim, width, outputDim, dropout, isCausal, slidingWindow, parameters, name);
    }

    /**
     * Chooses how many features come out, as Keras's {@code output_shape}.
     *
     * @param width at least 1, the features of the queries by default
     * @return a new layer
     */
    public MultiHeadAttention outputDim(int width) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, Optional.of(width), dropout, isCausal, slidingWindow, parameters, name);
    }

    /**
     * Drops a share of what a head gives weight to, while training.
     *
     * @param share at least 0 and below 1
     * @return a new layer
     */
    public MultiHeadAttention dropout(double share) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, share, isCausal, slidingWindow, parameters, name);
    }

    /**
     * Lets no step see those after it, as Keras's {@code use_causal_mask}.
     *
     * @return a new layer
     */
    public MultiHeadAttention causal() {
        return causal(true);
    }

    /**
     * Lets no step see those after it, or lets it, as Keras's {@code use_causal_mask}.
     *
     * @param other false by default
     * @return a new layer
     */
    public MultiHeadAttention causal(boolean other) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, other, slidingWindow, parameters, name);
    }

    /**
     * Lets a step see those near it alone.
     *
     * @param places how far to either side, counted with its own place: 1 sees itself alone
     * @return a new layer
     */
    public MultiHeadAttention slidingWindow(int places) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, isCausal, Optional.of(places), parameters, name);
    }

    @Override
    public MultiHeadAttention parameters(Parameters other) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, isCausal, slidingWindow, other, name);
    }

    @Override
    public MultiHeadAttention named(String other) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, isCausal, slidingWindow, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputShape(List.of(input));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Queried.check(inputs);
        Shape query = inputs.get(0);
        return Shape.of(query.dim(0), outputDim.orElse(query.dim(1)));
    }

    @Override
    public List<Weight> weights(Shape input) {
        return weights(List.of(input));
    }

    @Override
    public List<Weight> weights(List<Shape> inputs) {
        Queried<Shape> shapes = Queried.of(inputs);
        int features = outputDim.orElse(shapes.query().dim(1));
        return Stream.of(
                        keys().splitting("query", shapes.query().dim(1)),
                        keys().splitting("key", shapes.key().dim(1)),
                        values().splitting("value", shapes.value().dim(1)),
                        values().joining("attention_output", features))
                .flatMap(weights -> weights)
                .toList();
    }

    private Heads keys() {
        return new Heads(heads, keyDim, parameters);
    }

    private Heads values() {
        return new Heads(heads, valueDim, parameters);
    }

    @Override
    public Value call(Call call, Value x) {
        return call(call, List.of(x));
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        Queried<Value> in = Queried.of(inputs);
        Value query = mul(keys().split(call.in("query"), in.query(), 0, 2, 1, 3), 1 / Math.sqrt(keyDim));
        Value key = keys().split(call.in("key"), in.key(), 0, 2, 3, 1);
        Value value = values().split(call.in("value"), in.value(), 0, 2, 1, 3);
        Value scores = matmul(query, key);
        Sight sight = Sight.of(call, inputs.size(), isCausal, slidingWindow);
        Value weights = RandomMask.dropped(call, softmax(sight.hide(scores), -1), dropout);
        Value seen = sight.blind(scores, sight.count(matmul(weights, value)));
        return values().join(call.in("attention_output"), seen);
    }

    @Override
    public String toString() {
        Words words = Words.of("multiHeadAttention", heads, keyDim).option("valueDim", valueDim, keyDim);
        words = Parameters.given(words, "outputDim", outputDim)
                .option("dropout", dropout, 0.0)
                .when(isCausal, "causal");
        return parameters
                .words(Parameters.given(words, "slidingWindow", slidingWindow))
                .named(name)
                .toString();
    }
}
