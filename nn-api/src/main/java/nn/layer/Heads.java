package nn.layer;

import static nn.op.Ops.reshape;
import static nn.op.Ops.transpose;

import java.util.stream.Stream;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.Value;

/**
 * Projects between features and heads, as Keras's {@code EinsumDense} does within its {@code MultiHeadAttention}.
 *
 * @param count how many heads there are
 * @param width the features of one head
 * @param parameters what was chosen for kernel and bias
 */
record Heads(int count, int width, Parameters parameters) {
    /** Lists the weights that make heads of features: kernel [features, heads, width] and bias [heads, width]. */
    Stream<Weight> splitting(String name, int features) {
        return weights(name, Shape.of(features, count, width), 1, Shape.of(count, width));
    }

    /** Lists the weights that make features of heads: kernel [heads, width, features] and bias [features]. */
    Stream<Weight> joining(String name, int features) {
        return weights(name, Shape.of(count, width, features), 2, Shape.of(features));
    }

    private Stream<Weight> weights(String name, Shape kernel, int inputs, Shape bias) {
        WeightOptions options = parameters.kernel();
        Weight first =
                options.initializer(new EinsumFans(options.initializer())).weight("kernel", kernel);
        Weight second = parameters.bias().weight("bias", bias);
        return parameters.useBias()
                ? Stream.of(folded(first, inputs).in(name), folded(second, 0).in(name))
                : Stream.of(folded(first, inputs).in(name));
    }

    /** Bounds what goes into each unit of a head as that of a dense layer is bounded. */
    private static Weight folded(Weight weight, int inputs) {
        return weight.constraint()
                .map(each -> weight.constraint(new FoldedConstraint(each, inputs)))
                .orElse(weight);
    }

    /** Makes heads of features: [batch, time, features] becomes [batch, time, heads, width] with its axes in an order. */
    Value split(Call call, Value x, int... order) {
        Dims heads = new Dims(x.dims().size(0), x.dims().size(1), count, width);
        return transpose(parameters.penalized(call, reshape(times(call, x, (long) count * width), heads)), order);
    }

    /** Makes features of heads: [batch, heads, time, width] becomes [batch, time, features]. */
    Value join(Call call, Value x) {
        Dims rows = new Dims(x.dims().size(0), x.dims().size(2), (long) count * width);
        Value side = reshape(transpose(x, 0, 2, 1, 3), rows);
        return parameters.penalized(
                call, times(call, side, call.weight("kernel").dims().size(-1)));
    }

    private Value times(Call call, Value x, long features) {
        Value kernel = reshape(call.weight("kernel"), new Dims(x.dims().size(-1), features));
        return parameters.useBias()
                ? Rows.times(x, kernel, reshape(call.weight("bias"), new Dims(features)))
                : Rows.times(x, kernel);
    }
}
