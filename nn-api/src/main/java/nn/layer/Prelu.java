package nn.layer;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Applies x above 0 and alpha · x below, with a slope alpha that is learned, one for each element of a row (He et al., 2015).
 *
 * @param alpha what was chosen for the slopes, zeros by default
 * @param sharedAxes the axes along which one slope serves all, counted from 1 as Keras does, such as 2 and 3 for images
 *     [channels, height, width]; none by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/activation_layers/prelu/">Keras's PReLU</a>
 */
public record Prelu(WeightOptions alpha, List<Integer> sharedAxes, String name) implements PassesMask {
    /** Checks what is given. */
    public Prelu {
        Given.value("prelu: the options of alpha", alpha);
        Given.value("prelu: the shared axes", sharedAxes);
        sharedAxes = Given.all("prelu: shared axe", sharedAxes);
        sharedAxes.forEach(axis -> Given.positive("prelu: a shared axis", axis));
    }

    /**
     * Describes a rectifier with Keras's defaults: a slope of 0 for each element.
     *
     * @return the layer
     */
    public static Prelu of() {
        return new Prelu(WeightOptions.of(Initializer.ZEROS), List.of(), "");
    }

    /**
     * Lets one slope serve all elements along some axes, as Keras's {@code shared_axes} does.
     *
     * @param axes counted from 1, the first axis of a row
     * @return a new layer
     */
    public Prelu sharedAxes(int... axes) {
        Given.value("sharedAxes: the axes", axes);
        return new Prelu(alpha, IntStream.of(axes).boxed().toList(), name);
    }

    /**
     * Chooses what the slopes start as.
     *
     * @param initializer zeros by default
     * @return a new layer
     */
    public Prelu alphaInitializer(Initializer initializer) {
        Given.value("alphaInitializer: the initializer", initializer);
        return new Prelu(alpha.initializer(initializer), sharedAxes, name);
    }

    /**
     * Penalizes large slopes.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    public Prelu alphaRegularizer(Regularizer regularizer) {
        Given.value("alphaRegularizer: the regularizer", regularizer);
        return new Prelu(alpha.regularizer(regularizer), sharedAxes, name);
    }

    /**
     * Keeps the slopes within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    public Prelu alphaConstraint(Constraint constraint) {
        Given.value("alphaConstraint: the constraint", constraint);
        return new Prelu(alpha.constraint(constraint), sharedAxes, name);
    }

    @Override
    public Prelu named(String other) {
        return new Prelu(alpha, sharedAxes, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        sharedAxes.stream().filter(axis -> axis > input.rank()).findFirst().ifPresent(axis -> {
            throw NnException.of("there is no axis %d in %s.", axis, input).maybe("count the axes of one row from 1.");
        });
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        int[] sizes = outputShape(input).dims();
        sharedAxes.forEach(axis -> sizes[axis - 1] = 1);
        return List.of(alpha.weight("alpha", Shape.of(sizes)));
    }

    @Override
    public Value call(Call call, Value x) {
        Value above = Ops.relu(x);
        return Ops.add(above, Ops.mul(Ops.sub(x, above), call.weight("alpha")));
    }

    @Override
    public String toString() {
        Words words =
                sharedAxes.isEmpty() ? Words.of("prelu") : Words.of("prelu").andAll("sharedAxes", sharedAxes);
        return Parameters.words(words, "alpha", alpha, WeightOptions.of(Initializer.ZEROS))
                .named(name)
                .toString();
    }
}
