package nn.layer;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Lays a row's axes in another order: {@code permute(2, 1)} makes [features, time] of [time, features].
 *
 * @param order for each axis of the output, the axis of the input that it was, counted from 1 as Keras does
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/permute/">Keras's Permute</a>
 */
public record Permute(List<Integer> order, String name) implements Layer {
    /** Checks that each axis is named once. */
    public Permute {
        Given.value("permute: the order", order);
        order = Given.all("permute: axe", order);
        List<Integer> sorted = order.stream().sorted().toList();
        if (!sorted.equals(IntStream.rangeClosed(1, order.size()).boxed().toList())) {
            throw NnException.of("permute: the order %s does not name each axis once.", order)
                    .maybe("count them from 1: permute(2, 1) exchanges two axes.");
        }
    }

    @Override
    public Permute named(String other) {
        return new Permute(order, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != order.size()) {
            throw NnException.of(
                            "the input %s has %d axes, but the order %s has %d.",
                            input, input.rank(), order, order.size())
                    .maybe("name each axis of one row once.");
        }
        return Shape.of(order.stream().mapToInt(axis -> input.dim(axis - 1)).toArray());
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.transpose(
                x,
                Stream.concat(Stream.of(0), order.stream())
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    @Override
    public String toString() {
        return Words.ofAll("permute", order).named(name).toString();
    }
}
