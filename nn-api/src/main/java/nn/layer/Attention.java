package nn.layer;

import static nn.op.Ops.matmul;
import static nn.op.Ops.mul;
import static nn.op.Ops.softmax;
import static nn.op.Ops.sum;
import static nn.op.Ops.tanh;
import static nn.op.Ops.transpose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Lets each step of a sequence look at all steps of a sequence: {@code softmax(query · keyᵀ) · value}, without projections.
 *
 * <p>Luong, Pham and Manning, 2015. One input looks at itself; two are the queries and the values, three the queries, values
 * and keys.
 *
 * @param hasScale whether the scores are multiplied by a learned {@code scale}, 1 at the start; false by default
 * @param isConcat whether a score is {@code concat_score_weight · Σ tanh(scale · (query + key))} instead, false by default
 * @param dropout the share of the weights that is dropped while training, 0 by default
 * @param isCausal whether a query sees no key after its own place, false by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/attention_layers/attention/">Keras's Attention</a>
 */
public record Attention(boolean hasScale, boolean isConcat, double dropout, boolean isCausal, String name)
        implements PassesMask {
    /** Checks the share. */
    public Attention {
        Given.fraction("attention: the dropout", dropout);
    }

    /**
     * Learns what the scores are multiplied by.
     *
     * @return a new layer
     */
    public Attention useScale() {
        return useScale(true);
    }

    /**
     * Learns what the scores are multiplied by, or leaves them as they are.
     *
     * @param other false by default
     * @return a new layer
     */
    public Attention useScale(boolean other) {
        return new Attention(other, isConcat, dropout, isCausal, name);
    }

    /**
     * Scores by a learned multiple of {@code Σ tanh(query + key)}, as Keras's {@code score_mode="concat"}.
     *
     * @return a new layer
     */
    public Attention concat() {
        return concat(true);
    }

    /**
     * Scores by a learned multiple of {@code Σ tanh(query + key)}, or by products.
     *
     * @param other false by default
     * @return a new layer
     */
    public Attention concat(boolean other) {
        return new Attention(hasScale, other, dropout, isCausal, name);
    }

    /**
     * Drops a share of what gets weight, while training.
     *
     * @param share at least 0 and below 1
     * @return a new layer
     */
    public Attention dropout(double share) {
        return new Attention(hasScale, isConcat, share, isCausal, name);
    }

    /**
     * Lets no step see those after it, as Keras's {@code use_causal_mask}.
     *
     * @return a new layer
     */
    public Attention causal() {
        return causal(true);
    }

    /**
     * Lets no step see those after it, or lets it, as Keras's {@code use_causal_mask}.
     *
     * @param other false by default
     * @return a new layer
     */
    public Attention causal(boolean other) {
        return new Attention(hasScale, isConcat, dropout, other, name);
    }

    @Override
    public Attention named(String other) {
        return new Attention(hasScale, isConcat, dropout, isCausal, Check.name(other));
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
        List<Weight> weights = new ArrayList<>();
        if (hasScale) {
            weights.add(Weight.learned("scale", Shape.of(), Initializer.ONES));
        }
        if (isConcat) {
            weights.add(Weight.learned("concat_score_weight", Shape.of(), Initializer.ONES));
        }
        return List.copyOf(weights);
    }

    @Override
    public Value call(Call call, Value x) {
        return call(call, List.of(x));
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        Queried<Value> in = Queried.of(inputs);
        Sight sight = Sight.of(call, Math.min(2, inputs.size()), isCausal, Optional.empty());
        Value weights = softmax(sight.hide(scores(call, in)), -1);
        return sight.count(matmul(RandomMask.dropped(call, weights, dropout), in.value()));
    }

    private Value scores(Call call, Queried<Value> in) {
        if (isConcat) {
            Value pairs = Queried.pairs(in);
            Value scaled = hasScale ? mul(pairs, call.weight("scale")) : pairs;
            return mul(sum(tanh(scaled), -1), call.weight("concat_score_weight"));
        }
        Value scores = matmul(in.query(), transpose(in.key(), 0, 2, 1));
        return hasScale ? mul(scores, call.weight("scale")) : scores;
    }

    @Override
    public String toString() {
        return Words.of("attention")
                .when(hasScale, "useScale")
                .when(isConcat, "concat")
                .option("dropout", dropout, 0.0)
                .when(isCausal, "causal")
                .named(name)
                .toString();
    }
}
