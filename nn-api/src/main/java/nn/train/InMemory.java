package nn.train;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import nn.data.Randoms;
import nn.data.Range;
import nn.data.Rows;

/** Gives rows that are all in memory. */
final class InMemory implements Supply {
    private final Rows rows;
    private final Range features;
    private int[] order = {};
    private int taken;

    InMemory(Rows rows, Range features) {
        this.rows = rows;
        this.features = features;
    }

    @Override
    public Rows sample() {
        return rows;
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(rows.size());
    }

    @Override
    public boolean isEndless() {
        return false;
    }

    @Override
    public void begin(Optional<Randoms> mixing, long firstRow, int batch, long needed) {
        taken = 0;
        order = mixing.map(random -> random.permutation(rows.size())).orElseGet(() -> new int[0]);
    }

    @Override
    public void checkEach(Consumer<Rows> required) {}

    @Override
    public int left() {
        return rows.size() - taken;
    }

    @Override
    public Rows next(int count, Rows.Buffers memory) {
        int from = taken;
        taken += count;
        return order.length == 0 ? rows.slice(from, taken) : rows.pick(order, from, taken, memory);
    }

    @Override
    public Range features() {
        return features;
    }

    @Override
    public void close() {
        order = new int[0];
    }
}
