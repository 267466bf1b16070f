package nn.layer;

import static nn.op.Ops.abs;
import static nn.op.Ops.add;
import static nn.op.Ops.amax;
import static nn.op.Ops.cast;
import static nn.op.Ops.constant;
import static nn.op.Ops.greater;
import static nn.op.Ops.mul;
import static nn.op.Ops.or;
import static nn.op.Ops.places;
import static nn.op.Ops.reshape;
import static nn.op.Ops.sub;
import static nn.op.Ops.unsqueeze;
import static nn.op.Ops.where;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.op.Dims;
import nn.op.Value;

/**
 * Says which keys a query sees.
 *
 * @param isCausal whether none after its own place
 * @param window how many places on either side, its own included, if that is bounded
 * @param isSelf whether queries and keys are of one sequence
 * @param queries which queries count, bool [batch, queries]
 * @param keys which keys count, each bool [batch, keys]
 */
record Sight(boolean isCausal, Optional<Integer> window, boolean isSelf, Optional<Value> queries, List<Value> keys) {
    /** So much is added to the score of what is not seen; what softmax makes of that is 0. */
    private static final double HIDDEN = 1e9;

    static Sight of(Call call, int inputs, boolean isCausal, Optional<Integer> window) {
        List<Value> keys = inputs == 1
                ? call.mask().stream().toList()
                : Stream.of(call.mask(1), call.mask(2))
                        .flatMap(Optional::stream)
                        .toList();
        return new Sight(isCausal, window, inputs == 1, call.mask(), keys);
    }

    /** Makes the scores [batch, …, queries, keys] of what is not seen vanish. */
    Value hide(Value scores) {
        Stream<Value> masked = counted(scores).map(seen -> mul(sub(seen, 1), HIDDEN)).stream();
        return Stream.concat(masked, pattern(scores, 0, -HIDDEN).stream())
                .reduce((a, b) -> add(a, b))
                .map(hidden -> add(scores, hidden))
                .orElse(scores);
    }

    /** Sets what queries that do not count saw to 0, [batch, …, queries, features]. */
    Value count(Value seen) {
        return queries.map(mask -> mul(seen, numbers(mask, seen, -2))).orElse(seen);
    }

    /** Sets what queries saw that see no key to 0; a query of its own sequence sees itself. */
    Value blind(Value scores, Value seen) {
        return isSelf
                ? seen
                : Stream.concat(counted(scores).stream(), pattern(scores, 1, 0).stream())
                        .reduce((a, b) -> mul(a, b))
                        .map(each -> mul(seen, amax(each, true, -1)))
                        .orElse(seen);
    }

    /** Writes 1 for keys that count and 0 for others, [batch, …, 1, keys]. */
    private Optional<Value> counted(Value scores) {
        return keys.stream().map(mask -> numbers(mask, scores, -1)).reduce((a, b) -> mul(a, b));
    }

    private static Value numbers(Value mask, Value like, int axis) {
        long[] sizes = IntStream.range(0, like.dims().rank()).mapToLong(i -> 1).toArray();
        Dims dims = new Dims(sizes)
                .with(0, mask.dims().size(0))
                .with(axis, mask.dims().size(1));
        return cast(reshape(mask, dims), like.type());
    }

    /** Writes numbers for places that a query sees, and for those that it does not, [queries, keys]. */
    private Optional<Value> pattern(Value scores, double seen, double hidden) {
        if (!isCausal && window.isEmpty()) {
            return Optional.empty();
        }
        Dims dims = new Dims(scores.dims().size(-2), scores.dims().size(-1));
        return Optional.of(dims.fixed() ? drawn(scores, dims, seen, hidden) : compared(scores, seen, hidden));
    }

    private Value drawn(Value scores, Dims dims, double seen, double hidden) {
        int keys = (int) dims.size(1);
        double[] numbers = IntStream.range(0, (int) dims.count(0))
                .mapToDouble(i -> sees(i / keys, i % keys) ? seen : hidden)
                .toArray();
        return constant(scores, dims, numbers);
    }

    /** Compares the places of queries and keys when the graph runs, of lengths that are not known before. */
    private Value compared(Value scores, double seen, double hidden) {
        Value query = unsqueeze(places(scores, -2), 1);
        Value key = places(scores, -1);
        Value distance = sub(key, query);
        Stream<Value> later = isCausal ? Stream.of(greater(distance, 0)) : Stream.empty();
        Stream<Value> far = window.map(width -> greater(abs(distance), width - 1)).stream();
        Value hides = Stream.concat(later, far).reduce((a, b) -> or(a, b)).orElseThrow();
        return where(hides, constant(scores, hidden), constant(scores, seen));
    }

    private boolean sees(int query, int key) {
        return !(isCausal && key > query) && Math.abs(query - key) < window.orElse(Integer.MAX_VALUE);
    }
}
