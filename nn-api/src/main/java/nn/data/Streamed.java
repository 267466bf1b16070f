package nn.data;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads datasets one after the other, from a stream that is opened for each pass. */
final class Streamed implements Source {
    private final Supplier<Stream<Dataset>> parts;
    private Optional<Dataset> sample = Optional.empty();

    Streamed(Supplier<Stream<Dataset>> parts) {
        this.parts = parts;
    }

    @Override
    public synchronized Dataset sample() {
        if (sample.isEmpty()) {
            try (Stream<Dataset> opened = open()) {
                sample = opened.findFirst();
            }
        }
        return sample.orElseThrow(() -> NnException.of("the source must give at least one row, but gave none.")
                .maybe("open it anew each time it is asked: Source.of(() -> lines(path).map(…))."));
    }

    private Stream<Dataset> open() {
        return Given.value("the source: the stream that was opened", parts.get());
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }

    @Override
    public Blocks blocks(long from) {
        Stream<Dataset> opened = open();
        return new Pass(sample(), opened, opened.iterator());
    }

    /** Joins what comes to blocks that are worth their while. */
    private static final class Pass implements Blocks {
        private final Dataset sample;
        private final Stream<Dataset> opened;
        private final Iterator<Dataset> parts;
        private long from;

        Pass(Dataset sample, Stream<Dataset> opened, Iterator<Dataset> parts) {
            this.sample = sample;
            this.opened = opened;
            this.parts = parts;
        }

        @Override
        public Optional<Block> next() {
            BlockBuilder block = new BlockBuilder(sample, from);
            while (!block.isFull() && parts.hasNext()) {
                block.add(parts.next());
            }
            from += block.rows();
            return block.built();
        }

        @Override
        public void close() {
            opened.close();
        }
    }
}
