package nn.train;

import java.util.Optional;
import nn.data.Randoms;
import nn.data.Rows;
import nn.data.Tensor;

/** Holds rows that were read, and gives each of them once, in a drawn order or in theirs. */
final class Pool {
    private final int capacity;
    private Optional<RowMemory> memory = Optional.empty();
    private int[] order = {};
    private int taken;

    Pool(int capacity) {
        this.capacity = capacity;
    }

    /** Returns a pool for so many rows: this one where it is for as many. */
    Pool of(int rows) {
        return rows == capacity ? this : new Pool(rows);
    }

    void clear() {
        memory.ifPresent(RowMemory::clear);
        taken = 0;
    }

    int left() {
        return memory.map(RowMemory::size).orElse(0) - taken;
    }

    void add(Rows rows) {
        if (memory.isEmpty()) {
            memory = Optional.of(new RowMemory(rows, capacity, (column, type, shape) -> Tensor.allocate(type, shape)));
        }
        memory.get().add(rows);
    }

    void mix(Optional<Randoms> mixing) {
        order = mixing.map(random -> random.permutation(left())).orElseGet(() -> new int[0]);
    }

    /** Moves rows into other memory. */
    void take(int count, RowMemory into) {
        Rows rows = memory.orElseThrow().rows();
        int to = taken + count;
        if (order.length == 0) {
            into.add(rows.slice(taken, to));
        } else {
            into.add(rows, order, taken, to);
        }
        taken = to;
    }
}
