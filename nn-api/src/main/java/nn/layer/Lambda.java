package nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import nn.data.ByName;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Computes what a lambda of ops says, as Keras's {@code Lambda}.
 *
 * <p>A file keeps its word alone: who loads the file gives the lambda again.
 *
 * @param word what it is called
 * @param body makes the output of the weights and the input
 * @param weights what it owns, under local names
 */
public record Lambda(String word, BiFunction<Call, Value, Value> body, List<Weight> weights) implements Layer, ByName {
    /** Copies the weights. */
    public Lambda {
        Check.name(word);
        Given.value("lambda " + word + ": the function", body);
        weights = Given.all("lambda: weight", weights);
    }

    /**
     * Adds a weight.
     *
     * @param weight under a local name
     * @return a new layer
     */
    public Lambda weight(Weight weight) {
        List<Weight> more = new ArrayList<>(weights);
        more.add(Given.value("lambda " + word + ": the weight", weight));
        return new Lambda(word, body, more);
    }

    /**
     * Adds a weight that is learned.
     *
     * @param local its name, such as {@code factor}
     * @param shape its shape
     * @param initializer what it starts as
     * @return a new layer
     */
    public Lambda weight(String local, Shape shape, Initializer initializer) {
        return weight(Weight.learned(local, shape, initializer));
    }

    @Override
    public List<Weight> weights(Shape input) {
        return weights;
    }

    @Override
    public Value call(Call call, Value x) {
        return Given.result("lambda " + word, "x -> mul(x, 2)", body.apply(call, x));
    }

    @Override
    public String type() {
        return word;
    }

    private static Words shape(Weight weight) {
        return Words.ofAll(
                "Shape.of", IntStream.of(weight.shape().dims()).boxed().toList());
    }

    @Override
    public String toString() {
        Words words = Words.of("lambda", word, Words.MORE);
        for (Weight weight : weights) {
            words = words.and("weight", weight.name(), shape(weight), weight.initializer());
        }
        return words.toString();
    }
}
