package nn.train;

import java.util.Optional;
import nn.data.Randoms;
import nn.data.Rows;
import nn.data.Tensor;

/** Holds rows that were read, and gives each of them once, in a drawn order or in theirs. */
final class Pool {
    private final int capacity;
    private final Optional<RowMemory> memory;
    private int[] order = {};
    private int taken;
    private boolean isLent;

    private Pool(int capacity, Optional<RowMemory> memory) {
        this.capacity = capacity;
        this.memory = memory;
    }

    /** Holds none. */
    static Pool empty() {
        return new Pool(0, Optional.empty());
    }

    /** Returns a pool for so many rows: this one where it is for as many. */
    Pool of(int rows, Rows like) {
        return rows == capacity
                ? this
                : new Pool(
                        rows,
                        Optional.of(new RowMemory(like, rows, (column, type, shape) -> Tensor.allocate(type, shape))));
    }

    void clear() {
        memory.ifPresent(RowMemory::clear);
        taken = 0;
    }

    int left() {
        return memory.map(RowMemory::size).orElse(0) - taken;
    }

    /** Lends memory for the inputs of the next rows. */
    Rows.Buffers lend() {
        isLent = false;
        return (input, type, shape) -> {
            isLent = true;
            return memory.orElseThrow().lend(input, type, shape);
        };
    }

    /** Adds rows, of which the inputs are not copied if they were read into memory that was lent. */
    void add(Rows rows) {
        if (isLent) {
            memory.orElseThrow().addLent(rows);
        } else {
            memory.orElseThrow().add(rows);
        }
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
