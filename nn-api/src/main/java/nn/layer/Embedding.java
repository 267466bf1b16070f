package nn.layer;

import static nn.op.Ops.cast;
import static nn.op.Ops.clip;
import static nn.op.Ops.constant;
import static nn.op.Ops.equal;
import static nn.op.Ops.gather;
import static nn.op.Ops.not;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.ElementType;
import nn.op.Value;

/**
 * Looks up a vector for each whole number, such as a word's: row i of the embeddings for the number i.
 *
 * <p>Weights: embeddings [vocabulary, width], uniform within ±0.05 by default.
 *
 * @param vocabulary how many numbers there are, from 0
 * @param width how long a vector is
 * @param hasMaskZero whether 0 stands for padding, which the layers after it, loss and metrics leave out
 * @param embeddings what was chosen for the vectors
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/core_layers/embedding/">Keras's Embedding</a>
 */
public record Embedding(int vocabulary, int width, boolean hasMaskZero, WeightOptions embeddings, String name)
        implements Layer {
    private static final Initializer UNIFORM = new Initializer.Uniform(-0.05, 0.05);

    /** Checks the sizes. */
    public Embedding {
        Given.positive("embedding: the vocabulary", vocabulary);
        Given.positive("embedding: the width", width);
        Given.value("embedding: the embeddings", embeddings);
    }

    /**
     * Describes an embedding with Keras's defaults.
     *
     * @param vocabulary how many numbers there are, from 0
     * @param width how long a vector is
     * @return the layer
     */
    public static Embedding of(int vocabulary, int width) {
        return new Embedding(vocabulary, width, false, WeightOptions.of(UNIFORM), "");
    }

    /**
     * Lets 0 stand for padding.
     *
     * @return a new layer
     */
    public Embedding maskZero() {
        return maskZero(true);
    }

    /**
     * Lets 0 stand for padding, or for a word as all others.
     *
     * @param other false by default
     * @return a new layer
     */
    public Embedding maskZero(boolean other) {
        return new Embedding(vocabulary, width, other, embeddings, name);
    }

    /**
     * Chooses what the vectors start as.
     *
     * @param initializer uniform within ±0.05 by default
     * @return a new layer
     */
    public Embedding embeddingsInitializer(Initializer initializer) {
        return options(embeddings.initializer(Given.value("embeddingsInitializer: the initializer", initializer)));
    }

    /**
     * Penalizes large vectors, all of them at each step.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    public Embedding embeddingsRegularizer(Regularizer regularizer) {
        return options(embeddings.regularizer(Given.value("embeddingsRegularizer: the regularizer", regularizer)));
    }

    /**
     * Keeps the vectors within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    public Embedding embeddingsConstraint(Constraint constraint) {
        return options(embeddings.constraint(Given.value("embeddingsConstraint: the constraint", constraint)));
    }

    private Embedding options(WeightOptions other) {
        return new Embedding(vocabulary, width, hasMaskZero, other, name);
    }

    @Override
    public Embedding named(String other) {
        return new Embedding(vocabulary, width, hasMaskZero, embeddings, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        int[] dims = Arrays.copyOf(input.dims(), input.rank() + 1);
        dims[input.rank()] = width;
        return Shape.of(dims);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return List.of(embeddings.weight("embeddings", Shape.of(vocabulary, width)));
    }

    @Override
    public Value call(Call call, Value x) {
        return gather(call.weight("embeddings"), indices(x), 0);
    }

    @Override
    public Optional<Value> mask(Call call, List<Value> inputs) {
        Value indices = indices(Check.some(inputs).get(0));
        return hasMaskZero && indices.dims().rank() == 2
                ? Optional.of(not(equal(indices, constant(indices, 0))))
                : Optional.empty();
    }

    /** Numbers that were computed are brought into the vocabulary; given ones are checked before they come here. */
    private Value indices(Value x) {
        return cast(x.type().isFloat() ? clip(x, 0, vocabulary - 1) : x, ElementType.INT32);
    }

    @Override
    public String toString() {
        Words words = Words.of("embedding", vocabulary, width).when(hasMaskZero, "maskZero");
        words = words.option("embeddingsInitializer", embeddings.initializer(), UNIFORM);
        words = Parameters.given(words, "embeddingsRegularizer", embeddings.regularizer());
        return Parameters.given(words, "embeddingsConstraint", embeddings.constraint())
                .named(name)
                .toString();
    }
}
