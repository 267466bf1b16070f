package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.unsqueeze;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Value;

/**
 * Names what goes into an attention: one input looks at itself, two are queries and values, three are queries, values and
 * keys, as Keras orders them.
 *
 * @param query who looks
 * @param value what is seen
 * @param key what tells whether to look there, the values by default
 */
record Queried<T>(T query, T value, T key) {
    static <T> Queried<T> of(List<T> inputs) {
        T query = Check.some(inputs).get(0);
        T value = inputs.size() > 1 ? inputs.get(1) : query;
        return new Queried<>(query, value, inputs.size() > 2 ? inputs.get(2) : value);
    }

    /** Adds each query to each key: [batch, queries, keys, features]. */
    static Value pairs(Queried<Value> in) {
        return add(unsqueeze(in.query(), 2), unsqueeze(in.key(), 1));
    }

    /** Tells what comes out where a query is compared with keys as it is: as many features as the values have. */
    static Shape looked(List<Shape> inputs) {
        check(inputs);
        Queried<Shape> in = of(inputs);
        if (in.query().dim(1) != in.key().dim(1)) {
            throw NnException.of(
                            "queries are compared with keys, but the queries were %s and the keys %s.",
                            in.query(), in.key())
                    .maybe("give both as many features, or use multiHeadAttention(…), which projects them.");
        }
        return Shape.of(in.query().dim(0), in.value().dim(1));
    }

    /** Requires sequences, of which values and keys are as long. */
    static void check(List<Shape> inputs) {
        if (Given.value("attention: the inputs", inputs).isEmpty() || inputs.size() > 3) {
            throw NnException.of("attention takes one to three inputs, but was given %d.", inputs.size())
                    .maybe("give it (query, value, key), (query, value), or one sequence that looks at itself.");
        }
        inputs.forEach(Check::sequence);
        Queried<Shape> in = of(inputs);
        if (in.value().dim(0) != in.key().dim(0)) {
            throw NnException.of(
                            "each value needs a key, but the values were %s and the keys %s.", in.value(), in.key())
                    .maybe("give both as many steps.");
        }
    }
}
