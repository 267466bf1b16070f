package nn.layer;

import static nn.op.Ops.joinFirstAxes;
import static nn.op.Ops.splitFirstAxis;

import java.util.List;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Applies one layer to every step of a sequence: rows [time, …], of which each step is a row to the layer. Statistics over
 * the batch are taken over all of its steps at once, where Keras takes them step by step.
 *
 * <p>Weights: those of the layer, such as {@code time_distributed/dense/kernel}.
 *
 * @param layer what is applied
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/recurrent_layers/time_distributed/">Keras's TimeDistributed</a>
 */
public record TimeDistributed(Layer layer, String name) implements PassesMask {
    /** Checks the layer. */
    public TimeDistributed {
        Nesting.require("timeDistributed", Stream.of(Given.value("timeDistributed: the layer", layer)));
    }

    @Override
    public TimeDistributed named(String other) {
        return new TimeDistributed(layer, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(step(input)).batch(input.dim(0));
    }

    private static Shape step(Shape input) {
        if (input.rank() < 2) {
            throw NnException.of("the input must be a sequence [time, …], but was %s.", input)
                    .maybe("leave timeDistributed(…) out, or add returnSequences() to the recurrent layer before.");
        }
        return input.row();
    }

    @Override
    public List<Weight> weights(Shape input) {
        return layer.weights(step(input)).stream()
                .map(weight -> weight.in(LayerNames.own(layer)))
                .toList();
    }

    @Override
    public int vocabulary() {
        return layer.vocabulary();
    }

    @Override
    public int vocabulary(int input) {
        return layer.vocabulary(input);
    }

    @Override
    public Value call(Call call, Value x) {
        Call inner = call.masked(List.of()).in(LayerNames.own(layer));
        Value y = layer.outputs(inner, List.of(joinFirstAxes(x))).get(0);
        return splitFirstAxis(y, x, 2);
    }

    @Override
    public String toString() {
        return Words.of("timeDistributed", layer).named(name).toString();
    }
}
