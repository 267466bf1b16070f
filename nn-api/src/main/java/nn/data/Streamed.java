package nn.data;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads datasets one after the other, from a stream that is opened for each pass. */
final class Streamed implements Source {
    private static final String CURE = "open it anew each time it is asked: Source.of(() -> lines(path).map(…)).";

    private final Supplier<Stream<Dataset>> parts;
    private Optional<Dataset> sample = Optional.empty();

    Streamed(Supplier<Stream<Dataset>> parts) {
        this.parts = parts;
    }

    @Override
    public synchronized Dataset sample() {
        if (sample.isEmpty()) {
            try (Opened opened = open()) {
                sample = opened.next(0);
            }
        }
        return sample.orElseThrow(() -> NnException.of("the source must give at least one row, but gave none.")
                .maybe(CURE));
    }

    private Opened open() {
        try {
            Stream<Dataset> stream = Given.value("the source: the stream that was opened", parts.get());
            return new Opened(stream, stream.iterator());
        } catch (IllegalStateException used) {
            if (!isByStream(used)) {
                throw used;
            }
            throw NnException.of("the source must give its rows in each epoch anew, but the stream was used before.")
                    .maybe(CURE)
                    .causedBy(used);
        }
    }

    /** Tells whether a stream itself threw something: also a word such as {@code map} refuses a stream that was used. */
    private static boolean isByStream(IllegalStateException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("java.util.stream.");
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }

    @Override
    public Blocks blocks(long from) {
        Dataset like = sample();
        Pass pass = new Pass(like, open());
        try {
            pass.skip(from);
            return pass;
        } catch (Throwable wrong) {
            pass.close();
            throw wrong;
        }
    }

    private record Opened(Stream<Dataset> stream, Iterator<Dataset> parts) implements AutoCloseable {
        Optional<Dataset> next(long row) {
            return parts.hasNext()
                    ? Optional.of(Given.value("the source: row " + row, parts.next()))
                    : Optional.empty();
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** Joins what comes to blocks that are worth their while; of a part that is too long the rest comes next. */
    private static final class Pass implements Blocks {
        private final Dataset sample;
        private final Opened opened;
        private Optional<Dataset> rest = Optional.empty();
        private long from;

        Pass(Dataset sample, Opened opened) {
            this.sample = sample;
            this.opened = opened;
        }

        void skip(long rows) {
            while (from < rows) {
                Optional<Block> over = next((int) Math.min(rows - from, Integer.MAX_VALUE));
                if (over.isEmpty()) {
                    return;
                }
            }
        }

        @Override
        public Optional<Block> next(int most) {
            BlockBuilder block = new BlockBuilder(sample, from, most);
            while (!block.isFull()) {
                Optional<Dataset> part = rest.or(() -> opened.next(from + block.rows()));
                if (part.isEmpty()) {
                    break;
                }
                rest = block.add(part.get());
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
