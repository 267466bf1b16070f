package nn;

import nn.layer.AdditiveAttention;
import nn.layer.Attention;
import nn.layer.GroupNormalization;
import nn.layer.Initializer;
import nn.layer.MultiHeadAttention;
import nn.layer.PositionEmbedding;
import nn.layer.RmsNormalization;
import nn.layer.SinePositionEncoding;
import nn.layer.TransformerBlock;
import nn.layer.UnitNormalization;

/** Names the layers of attention. */
abstract class AttentionLayers extends RecurrentLayers {
    AttentionLayers() {}

    /**
     * Lets each step of a sequence look at all steps, in several heads, as Keras's {@code MultiHeadAttention}.
     *
     * @param heads how many heads there are, at least 1
     * @param keyDim the features of queries, keys and values in a head, at least 1
     * @return the layer, [time, features] to [time, features]
     */
    public static MultiHeadAttention multiHeadAttention(int heads, int keyDim) {
        return MultiHeadAttention.of(heads, keyDim);
    }

    /**
     * Lets each step of a sequence look at all steps, by products and without projections, as Keras's {@code Attention}.
     *
     * @return the layer, [time, features] to [time, features]
     */
    public static Attention attention() {
        return new Attention(false, false, 0, false, "");
    }

    /**
     * Lets each step of a sequence look at all steps, by learned sums, as Keras's {@code AdditiveAttention}.
     *
     * @return the layer, [time, features] to [time, features]
     */
    public static AdditiveAttention additiveAttention() {
        return new AdditiveAttention(true, 0, false, "");
    }

    /**
     * Lets the steps of a sequence look at each other, then passes each through two dense layers, as KerasHub's {@code
     * TransformerEncoder}; with {@code causal()} it is the decoder that language models are made of.
     *
     * @param heads the heads of its attention, at least 1
     * @param hidden the width of the first dense layer, at least 1
     * @return the layer, [time, features] to [time, features]
     */
    public static TransformerBlock transformerBlock(int heads, int hidden) {
        return TransformerBlock.of(heads, hidden);
    }

    /**
     * Adds to each step of a sequence the row of a learned table that stands for its place; KerasHub's {@code
     * PositionEmbedding} gives that row alone.
     *
     * @param maxLength the rows of the table, at least as many as sequences have steps
     * @return the layer, [time, features] to [time, features]
     */
    public static PositionEmbedding positionEmbedding(int maxLength) {
        return new PositionEmbedding(maxLength, Initializer.GLOROT_UNIFORM, "");
    }

    /**
     * Adds to each step of a sequence sines and cosines that stand for its place; KerasHub's {@code SinePositionEncoding}
     * gives those alone.
     *
     * @return the layer with the slowest wave 10 000 · 2π places long, [time, features] to [time, features]
     */
    public static SinePositionEncoding sinePositionEncoding() {
        return new SinePositionEncoding(10_000, "");
    }

    /**
     * Divides each row by the root of the mean of its features' squares, as Keras's {@code RMSNormalization}.
     *
     * @return the layer with epsilon 0.000001
     */
    public static RmsNormalization rmsNormalization() {
        return new RmsNormalization(1e-6, "");
    }

    /**
     * Normalizes each row in 32 groups of neighbouring features, as Keras's {@code GroupNormalization}.
     *
     * @return the layer
     */
    public static GroupNormalization groupNormalization() {
        return groupNormalization(32);
    }

    /**
     * Normalizes each row in groups of neighbouring features, over all pixels or times, as Keras's {@code
     * GroupNormalization}.
     *
     * @param groups a divisor of the features; as many as those normalize each by itself
     * @return the layer
     */
    public static GroupNormalization groupNormalization(int groups) {
        return new GroupNormalization(groups, 1e-3, true, true, "");
    }

    /**
     * Gives each row length 1 along its features, as Keras's {@code UnitNormalization}.
     *
     * @return the layer
     */
    public static UnitNormalization unitNormalization() {
        return new UnitNormalization("");
    }
}
