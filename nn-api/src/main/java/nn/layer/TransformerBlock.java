package nn.layer;

import java.util.ArrayList;
import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;

/**
 * Lets the steps of a sequence look at each other, then passes each through two dense layers; what goes in is added to what
 * comes out of either, and the sum is normalized: {@code x = normalize(x + attention(x))}, {@code x = normalize(x +
 * dense(activation(dense(x))))}.
 *
 * <p>Vaswani et al., 2017. Where it normalizes first, {@code x = x + attention(normalize(x))}, and likewise for the dense
 * layers.
 *
 * @param heads the heads of its attention, each as wide as its share of the features
 * @param hidden the first dense layer, ReLU by default; all other kernels and biases are chosen as its are
 * @param dropout the share that is dropped while training, in the attention and after both ways, 0 by default
 * @param epsilon what the normalizations add to the variance, 0.00001 by default
 * @param isNormalizedFirst whether it normalizes what goes into each way instead of the sums, false by default
 * @param isCausal whether no step sees those after it, as language models want it, false by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/keras_hub/api/modeling_layers/transformer_encoder/">KerasHub's TransformerEncoder</a>
 */
public record TransformerBlock(
        int heads,
        Dense hidden,
        double dropout,
        double epsilon,
        boolean isNormalizedFirst,
        boolean isCausal,
        String name)
        implements Composite, Activated<TransformerBlock>, Parametrized<TransformerBlock> {
    /** Checks what is given. */
    public TransformerBlock {
        Given.positive("transformerBlock: heads", heads);
        Given.value("transformerBlock: the first dense layer", hidden);
        Given.fraction("transformerBlock: the dropout", dropout);
        Given.nonNegative("transformerBlock: epsilon", epsilon);
    }

    /**
     * Describes a block with KerasHub's defaults.
     *
     * @param heads the heads of its attention
     * @param hidden the width of the first dense layer
     * @return the layer
     */
    public static TransformerBlock of(int heads, int hidden) {
        Given.positive("transformerBlock: hidden", hidden);
        return new TransformerBlock(heads, Dense.of(hidden).relu(), 0, 1e-5, false, false, "");
    }

    @Override
    public Activation activation() {
        return hidden.activation();
    }

    @Override
    public TransformerBlock activation(Activation other) {
        return hidden(hidden.activation(other));
    }

    @Override
    public Parameters parameters() {
        return hidden.parameters();
    }

    @Override
    public TransformerBlock parameters(Parameters other) {
        return hidden(hidden.parameters(other));
    }

    private TransformerBlock hidden(Dense other) {
        return new TransformerBlock(heads, other, dropout, epsilon, isNormalizedFirst, isCausal, name);
    }

    /**
     * Drops a share while training: of what the attention gives weight to, and of what either way gives.
     *
     * @param share at least 0 and below 1
     * @return a new layer
     */
    public TransformerBlock dropout(double share) {
        return new TransformerBlock(heads, hidden, share, epsilon, isNormalizedFirst, isCausal, name);
    }

    /**
     * Chooses what the normalizations add to the variance, as KerasHub's {@code layer_norm_epsilon}.
     *
     * @param other at least 0
     * @return a new layer
     */
    public TransformerBlock epsilon(double other) {
        return new TransformerBlock(heads, hidden, dropout, other, isNormalizedFirst, isCausal, name);
    }

    /**
     * Normalizes what goes into each way instead of the sums.
     *
     * @return a new layer
     */
    public TransformerBlock normalizeFirst() {
        return normalizeFirst(true);
    }

    /**
     * Normalizes what goes into each way, or the sums.
     *
     * @param other false by default
     * @return a new layer
     */
    public TransformerBlock normalizeFirst(boolean other) {
        return new TransformerBlock(heads, hidden, dropout, epsilon, other, isCausal, name);
    }

    /**
     * Lets no step see those after it, as language models want it.
     *
     * @return a new layer
     */
    public TransformerBlock causal() {
        return causal(true);
    }

    /**
     * Lets no step see those after it, or lets it.
     *
     * @param other false by default
     * @return a new layer
     */
    public TransformerBlock causal(boolean other) {
        return new TransformerBlock(heads, hidden, dropout, epsilon, isNormalizedFirst, other, name);
    }

    @Override
    public TransformerBlock named(String other) {
        return new TransformerBlock(heads, hidden, dropout, epsilon, isNormalizedFirst, isCausal, Check.name(other));
    }

    @Override
    public <T> T wire(Wiring<T> wiring, T x) {
        int features = features(wiring.shape(x));
        T attended = way(wiring, "attention", List.of(attention(features)), x);
        return way(wiring, "feed_forward", List.of(hidden.named("feed_forward"), narrowed(features)), attended);
    }

    private int features(Shape input) {
        Check.sequence(input);
        if (input.dim(1) < heads) {
            throw NnException.of("%d heads cannot share %d features.", heads, input.dim(1))
                    .maybe("use fewer heads, or a wider input.");
        }
        return input.dim(1);
    }

    /** Adds what goes in to what layers make of it. */
    private <T> T way(Wiring<T> wiring, String word, List<Layer> layers, T x) {
        List<Layer> normalization = List.of(new LayerNormalization(epsilon, true, true, word + "_normalization"));
        List<Layer> all = new ArrayList<>(isNormalizedFirst ? normalization : List.of());
        all.addAll(layers);
        if (dropout > 0) {
            all.add(new Dropout(dropout, word + "_dropout"));
        }
        T sum = wiring.merge(new Add(word + "_add"), List.of(wiring.chain("", all, x), x));
        return isNormalizedFirst ? sum : wiring.chain("", normalization, sum);
    }

    private Layer attention(int features) {
        return MultiHeadAttention.of(heads, features / heads)
                .dropout(dropout)
                .causal(isCausal)
                .parameters(parameters())
                .named("attention");
    }

    private Layer narrowed(int features) {
        return Dense.of(features).parameters(parameters()).named("feed_forward_output");
    }

    @Override
    public String toString() {
        Words words = Words.of("transformerBlock", heads, hidden.units());
        return parameters()
                .words(
                        activation().function() == Activation.Function.RELU
                                ? words
                                : activation().after(words))
                .option("dropout", dropout, 0.0)
                .option("epsilon", epsilon, 1e-5)
                .when(isNormalizedFirst, "normalizeFirst")
                .when(isCausal, "causal")
                .named(name)
                .toString();
    }
}
