package nn.layer;

import static nn.op.Ops.matmul;
import static nn.op.Ops.mul;
import static nn.op.Ops.softmax;
import static nn.op.Ops.sum;
import static nn.op.Ops.tanh;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Lets each step of a sequence look at all steps of a sequence, by the scores {@code Σ scale · tanh(query + key)}.
 *
 * <p>Bahdanau, Cho and Bengio, 2015. One input looks at itself; two are the queries and the values, three the queries,
 * values and keys, all of as many features.
 *
 * @param hasScale whether the features are multiplied by a learned {@code scale} [features], Glorot uniform at the start;
 *     true by default
 * @param dropout the share of the weights that is dropped while training, 0 by default
 * @param isCausal whether a query sees no key after its own place, false by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/attention_layers/additive_attention/">Keras's AdditiveAttention</a>
 */
public record AdditiveAttention(boolean hasScale, double dropout, boolean isCausal, String name) implements PassesMask {
    /** Checks the share. */
    public AdditiveAttention {
        Given.fraction("additiveAttention: the dropout", dropout);
    }

    /**
     * Learns how much each feature adds to the scores, or lets all add alike.
     *
     * @param other true by default
     * @return a new layer
     */
    public AdditiveAttention useScale(boolean other) {
        return new AdditiveAttention(other, dropout, isCausal, name);
    }

    /**
     * Drops a share of what gets weight, while training.
     *
     * @param share at least 0 and below 1
     * @return a new layer
     */
    public AdditiveAttention dropout(double share) {
        return new AdditiveAttention(hasScale, share, isCausal, name);
    }

    /**
     * Lets no step see those after it, as Keras's {@code use_causal_mask}.
     *
     * @return a new layer
     */
    public AdditiveAttention causal() {
        return causal(true);
    }

    /**
     * Lets no step see those after it, or lets it, as Keras's {@code use_causal_mask}.
     *
     * @param other false by default
     * @return a new layer
     */
    public AdditiveAttention causal(boolean other) {
        return new AdditiveAttention(hasScale, dropout, other, name);
    }

    @Override
    public AdditiveAttention named(String other) {
        return new AdditiveAttention(hasScale, dropout, isCausal, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputShape(List.of(input));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Queried.looked(inputs);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return hasScale
                ? List.of(Weight.learned("scale", Shape.of(input.dim(1)), Initializer.GLOROT_UNIFORM))
                : List.of();
    }

    @Override
    public Value call(Call call, Value x) {
        return call(call, List.of(x));
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        Queried<Value> in = Queried.of(inputs);
        Value waves = tanh(Queried.pairs(in));
        Value scores = sum(hasScale ? mul(waves, call.weight("scale")) : waves, -1);
        Sight sight = Sight.of(call, Math.min(2, inputs.size()), isCausal, Optional.empty());
        Value weights = RandomMask.dropped(call, softmax(sight.hide(scores), -1), dropout);
        return sight.count(matmul(weights, in.value()));
    }

    @Override
    public String toString() {
        return Words.of("additiveAttention")
                .option("useScale", hasScale, true)
                .option("dropout", dropout, 0.0)
                .when(isCausal, "causal")
                .named(name)
                .toString();
    }
}
