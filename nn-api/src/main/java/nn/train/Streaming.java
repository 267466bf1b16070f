package nn.train;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import nn.data.Dataset;
import nn.data.Given;
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
    private static final int SAMPLED_ROWS = 64;
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
    private Consumer<Rows> check = rows -> {};
    private long unread;
    private Pool draining = Pool.empty();
    private Pool filling = Pool.empty();

    Streaming(Source source, long needed, Function<Dataset, Prepared> preparation) {
        Given.value("a streaming: the source", source);
        this.source = source;
        this.preparation = preparation;
        this.like = Given.value("a source: the sample", source.sample());
        Prepared first = preparation.apply(like.withRows(firstRows(source, (int) Math.min(needed, SAMPLED_ROWS))));
        this.sample = first.rows();
        this.features = first.features();
    }

    /** Reads enough rows to tell by them what the targets mean. */
    private static Rows firstRows(Source source, int most) {
        try (Source.Blocks opened = Given.value("a source: the blocks", source.blocks(0))) {
            return opened.next(most)
                    .orElseThrow(() -> NnException.of("the source must give at least one row, but gave none."))
                    .rows();
        }
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

    @Override
    public void checkEach(Consumer<Rows> required) {
        check = required;
    }

    /** Opens the source anew, unless it did not come to an end that is not known before. */
    @Override
    public void begin(Optional<Randoms> mixed, long firstRow, int batch, long needed) {
        boolean isUnknown = !source.isEndless() && source.rowCount().isEmpty();
        mixing = source.isEndless() ? Optional.empty() : mixed;
        if (left() == 0 || !isUnknown) {
            close();
            unread = isUnknown ? Long.MAX_VALUE : needed;
            int rows = (int) Math.min(poolRows(), Math.max(batch, unread));
            draining = draining.of(Math.max(batch, rows), sample);
            filling = filling.of(Math.max(batch, rows), sample);
            blocks = Optional.of(
                    mixing.map(source::mixed).orElseGet(() -> source.blocks(source.isEndless() ? firstRow : 0)));
            fill(filling, rows);
            swap();
        }
    }

    /** Reads no more ahead than mixing needs: rows may be costly to come by. */
    private long poolRows() {
        long rowBytes = Math.max(1, sample.rowBytes());
        return mixing.isPresent()
                ? Math.min(MIXED_ROWS, MIXED_BYTES / rowBytes)
                : Math.min(ORDERED_ROWS, ORDERED_BYTES / rowBytes);
    }

    private void swap() {
        Pool drained = draining;
        draining = filling;
        draining.mix(mixing);
        filling = drained;
        filling.clear();
    }

    /** Reads so many rows into a pool, fewer at the source's end or where an epoch needs no more. */
    private void fill(Pool pool, int rows) {
        int missing = (int) Math.min(rows, unread);
        while (missing > 0) {
            int most = missing;
            Optional<Rows> read =
                    blocks.flatMap(open -> open.next(most, pool.lend())).map(each -> prepared(each, most));
            if (read.isEmpty()) {
                return;
            }
            pool.add(read.get());
            missing -= read.get().size();
            unread -= read.get().size();
        }
    }

    private Rows prepared(Source.Block read, int most) {
        if (read.rows().size() > most) {
            throw NnException.of(
                    "the source was asked for at most %d rows, but gave %d.",
                    most, read.rows().size());
        }
        try {
            Prepared ready = preparation.apply(like.withRows(read.rows()));
            features = features.and(ready.features());
            check.accept(requireAlike(ready.rows()));
            return ready.rows();
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
        draining.clear();
        filling.clear();
    }
}
