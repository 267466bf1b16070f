package nn.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.op.Dims;
import nn.op.Value;

/** Holds what is known of a graph under computation, within what is known around it. */
final class Scope {
    private final Optional<Scope> outer;
    private final Map<Value, Array> arrays = new HashMap<>();
    private final Map<Long, Long> symbols;

    Scope() {
        this.outer = Optional.empty();
        this.symbols = new HashMap<>();
    }

    private Scope(Scope outer) {
        this.outer = Optional.of(outer);
        this.symbols = new HashMap<>(outer.symbols);
    }

    /** Begins the scope of one run of a sub-graph. */
    Scope inner() {
        return new Scope(this);
    }

    Array get(Value value) {
        Array known = arrays.get(value);
        return known != null
                ? known
                : outer.orElseThrow(() -> NnException.of("%s is used before it is computed.", value))
                        .get(value);
    }

    /** Keeps an array, if it is what was stated of the value. */
    void set(Value value, Array array) {
        if (array.type() != value.type() || !fits(value.dims(), array.dims())) {
            throw NnException.of("%s was stated, but there came %s.", value, array);
        }
        arrays.put(value, array);
    }

    private boolean fits(Dims stated, Dims sizes) {
        boolean fits = stated.rank() == sizes.rank();
        for (int axis = 0; fits && axis < sizes.rank(); axis++) {
            long size = sizes.size(axis);
            long wanted = stated.size(axis);
            fits = size == (wanted >= 0 ? wanted : symbols.computeIfAbsent(wanted, symbol -> size));
        }
        return fits;
    }
}
