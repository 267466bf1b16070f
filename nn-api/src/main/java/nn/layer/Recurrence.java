package nn.layer;

import static nn.layer.Parameters.given;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Holds what all recurrent layers let one choose beside kernel and bias.
 *
 * @param kernel what was chosen for the recurrent kernel
 * @param dropout the share of the inputs' features dropped while training, the same ones at all steps
 * @param recurrentDropout the share of the state's units dropped while training, the same ones at all steps
 * @param returnSequences whether each step's output comes out, not the last one's alone
 * @param returnState whether the last states come out, too
 * @param goBackwards whether the last step comes first
 */
public record Recurrence(
        WeightOptions kernel,
        double dropout,
        double recurrentDropout,
        boolean returnSequences,
        boolean returnState,
        boolean goBackwards) {
    /** Keras's defaults: an orthogonal recurrent kernel, nothing dropped, the last output alone. */
    public static final Recurrence DEFAULT =
            new Recurrence(WeightOptions.of(new Initializer.Orthogonal(1)), 0, 0, false, false, false);

    /** Checks the shares. */
    public Recurrence {
        Given.value("recurrence: the kernel", kernel);
        Given.fraction("dropout: the rate", dropout);
        Given.fraction("recurrentDropout: the rate", recurrentDropout);
    }

    /** Lists the weights of a recurrent layer, in Keras's order. */
    List<Weight> weights(Parameters parameters, Shape kernelShape, Shape recurrentShape, Shape biasShape) {
        Weight first = parameters.kernel().weight("kernel", kernelShape);
        Weight second = kernel.weight("recurrent_kernel", recurrentShape);
        return parameters.useBias()
                ? List.of(first, second, parameters.bias().weight("bias", biasShape))
                : List.of(first, second);
    }

    /** Adds to a layer's words what differs from the defaults. */
    Words words(Words layer) {
        Words words = layer.option("recurrentInitializer", kernel.initializer(), DEFAULT.kernel.initializer());
        words = given(words, "recurrentRegularizer", kernel.regularizer());
        words = given(words, "recurrentConstraint", kernel.constraint());
        words = words.option("dropout", dropout, 0.0).option("recurrentDropout", recurrentDropout, 0.0);
        words = flag(words, "returnSequences", returnSequences);
        return flag(flag(words, "returnState", returnState), "goBackwards", goBackwards);
    }

    private static Words flag(Words words, String word, boolean isSet) {
        return isSet ? words.and(word) : words;
    }

    Recurrence kernel(WeightOptions other) {
        return new Recurrence(other, dropout, recurrentDropout, returnSequences, returnState, goBackwards);
    }

    Recurrence dropout(double rate) {
        return new Recurrence(kernel, rate, recurrentDropout, returnSequences, returnState, goBackwards);
    }

    Recurrence recurrentDropout(double rate) {
        return new Recurrence(kernel, dropout, rate, returnSequences, returnState, goBackwards);
    }

    Recurrence returnSequences(boolean other) {
        return new Recurrence(kernel, dropout, recurrentDropout, other, returnState, goBackwards);
    }

    Recurrence returnState(boolean other) {
        return new Recurrence(kernel, dropout, recurrentDropout, returnSequences, other, goBackwards);
    }

    Recurrence goBackwards(boolean other) {
        return new Recurrence(kernel, dropout, recurrentDropout, returnSequences, returnState, other);
    }
}
