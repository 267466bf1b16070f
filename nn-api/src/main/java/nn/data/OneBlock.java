package nn.data;

import java.util.Optional;

/** Gives rows that are in memory already. */
final class OneBlock implements Source.Blocks {
    private final Rows rows;
    private int next;

    OneBlock(Rows rows, int from) {
        this.rows = rows;
        this.next = from;
    }

    @Override
    public Optional<Source.Block> next(int most) {
        if (next >= rows.size()) {
            return Optional.empty();
        }
        int from = next;
        next = (int) Math.min(rows.size(), (long) from + most);
        return Optional.of(new Source.Block(from, rows.slice(from, next)));
    }

    @Override
    public void close() {
        next = rows.size();
    }
}
