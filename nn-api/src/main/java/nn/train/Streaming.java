package nn.train;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Range;
import nn.data.Rows;
import nn.data.Source;

/**
 * Gives the rows of a source, of which two pools hold what is read: one is drained, in a drawn order where rows are mixed,
 * while for each row that leaves it one is read into the other.
 */
final class Streaming implements Supply {
    private static final int MIXED_BYTES = 32 << 20;
    private static final int MIXED_ROWS = 1 << 16;
    private static final int ORDERED_BYTES = 4 << 20;
    private static final int ORDERED_ROWS = 1 << 10;

    private final Source source;
    private final Function<Dataset, Prepared> preparation;
    private final Dataset like;
    private final Rows sample;
    private volatile Range features;
    private Optional<Randoms> mixing = Optional.empty();
    private Optional<Source.Blocks> blocks = Optional.empty();
    private Optional<Rows> block = Optional.empty();
    private Pool draining = Pool.empty();
    private Pool filling = Pool.empty();

    Streaming(Source source, Function<Dataset, Prepared> preparation) {
        this.source = source;
        this.preparation = preparation;
        this.like = source.sample();
        Prepared first = preparation.apply(like);
        this.sample = first.rows();
        this.features = first.features();
    }

    @Override
    public Rows sample() {
        return sample;
    }

    @Override
    public OptionalLong rowCount() {
        return source.rowCount();
    }

    @Override
    public boolean isEndless() {
        return source.isEndless();
    }

    /** Opens the source anew, unless it did not come to an end that is not known before. */
    @Override
    public void begin(Optional<Randoms> mixed, long firstRow, int batch) {
        mixing = source.isEndless() ? Optional.empty() : mixed;
        boolean goesOn = left() > 0 && !source.isEndless() && source.rowCount().isEmpty();
        if (!goesOn) {
            close();
            int rows = mixing.isPresent()
                    ? poolRows(MIXED_ROWS, MIXED_BYTES, batch)
                    : poolRows(ORDERED_ROWS, ORDERED_BYTES, batch);
            draining = draining.of(rows, sample);
            filling = filling.of(rows, sample);
            blocks = Optional.of(
                    mixing.map(source::mixed).orElseGet(() -> source.blocks(source.isEndless() ? firstRow : 0)));
            fill(filling, rows);
            swap();
        }
    }

    /** Reads no more ahead than mixing needs: rows may be costly to come by. */
    private int poolRows(int most, int bytes, int batch) {
        return (int) Math.max(batch, Math.min(most, bytes / Math.max(1, sample.rowBytes())));
    }

    private void swap() {
        Pool drained = draining;
        draining = filling;
        draining.mix(mixing);
        filling = drained;
        filling.clear();
    }

    /** Reads so many rows into a pool, fewer at the source's end. */
    private void fill(Pool pool, int rows) {
        int missing = rows;
        while (missing > 0) {
            if (block.isEmpty()) {
                Optional<Rows> read = read(pool, missing);
                if (read.isEmpty()) {
                    return;
                }
                if (pool.takesLent(read.get())) {
                    missing -= read.get().size();
                    continue;
                }
                block = read;
            }
            missing -= copy(pool, missing);
        }
    }

    private Optional<Rows> read(Pool pool, int most) {
        return blocks.flatMap(open -> open.next(most, pool.lend())).map(this::prepared);
    }

    /** Copies rows of the block that was read, and keeps what is left of it. */
    private int copy(Pool pool, int most) {
        Rows all = block.orElseThrow();
        int count = Math.min(most, all.size());
        pool.add(all.slice(0, count));
        block = count == all.size() ? Optional.empty() : Optional.of(all.slice(count, all.size()));
        return count;
    }

    private Rows prepared(Source.Block read) {
        try {
            Prepared ready = preparation.apply(like.withRows(read.rows()));
            features = features.and(ready.features());
            return requireAlike(ready.rows());
        } catch (NnException wrong) {
            throw wrong.at("the source, counted from row " + read.from());
        }
    }

    private Rows requireAlike(Rows rows) {
        if (!rows.isLike(sample)) {
            throw NnException.of("all rows must be like the first, %s, but these are %s.", sample.form(), rows.form());
        }
        return rows;
    }

    @Override
    public int left() {
        return draining.left() + filling.left();
    }

    @Override
    public Rows next(int count, Rows.Buffers memory) {
        RowMemory chunk = new RowMemory(sample, count, memory);
        while (chunk.size() < count) {
            int part = Math.min(count - chunk.size(), draining.left());
            draining.take(part, chunk);
            fill(filling, part);
            if (draining.left() == 0) {
                swap();
            }
        }
        return chunk.rows();
    }

    @Override
    public Range features() {
        return features;
    }

    @Override
    public void close() {
        blocks.ifPresent(Source.Blocks::close);
        blocks = Optional.empty();
        block = Optional.empty();
        draining.clear();
        filling.clear();
    }
}
