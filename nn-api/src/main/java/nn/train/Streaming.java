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
    private static final int ORDERED_BYTES = 4 << 20;

    private final Source source;
    private final Function<Dataset, Prepared> preparation;
    private final Dataset like;
    private final Rows sample;
    private volatile Range features;
    private Optional<Randoms> mixing = Optional.empty();
    private Optional<Source.Blocks> blocks = Optional.empty();
    private Optional<Rows> block = Optional.empty();
    private int blockTaken;
    private Pool draining = new Pool(0);
    private Pool filling = new Pool(0);

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
            int bytes = mixing.isPresent() ? MIXED_BYTES : ORDERED_BYTES;
            int rows = (int) Math.max(batch, bytes / Math.max(1, sample.rowBytes()));
            draining = draining.of(rows);
            filling = filling.of(rows);
            blocks = Optional.of(
                    mixing.map(source::mixed).orElseGet(() -> source.blocks(source.isEndless() ? firstRow : 0)));
            fill(filling, rows);
            swap();
        }
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
        while (missing > 0 && hasRows()) {
            Rows all = block.orElseThrow();
            int count = Math.min(missing, all.size() - blockTaken);
            pool.add(all.slice(blockTaken, blockTaken + count));
            blockTaken += count;
            missing -= count;
        }
    }

    private boolean hasRows() {
        while (block.filter(rows -> rows.size() > blockTaken).isEmpty()) {
            Optional<Source.Block> next = blocks.flatMap(Source.Blocks::next);
            if (next.isEmpty()) {
                block = Optional.empty();
                return false;
            }
            block = next.map(this::prepared);
            blockTaken = 0;
        }
        return true;
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
