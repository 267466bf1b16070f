package nn.table;

import java.util.Optional;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the rows of a text as tables, one after the other. */
final class CsvBlocks extends AbstractSpliterator<Table> {
    private static final int MOST_ROWS = 8192;
    private static final int MOST_CELLS = 1 << 20;

    private final CsvParsing parsing;
    private final int size;
    private int left;

    private CsvBlocks(CsvParsing parsing, int size, int left) {
        super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
        this.parsing = parsing;
        this.size = size;
        this.left = left;
    }

    /** Opens a text whose columns are those of a format that is {@link CsvFormat#like} a table. */
    static Stream<Table> of(CsvText text, CsvFormat format) {
        CsvParsing parsing = CsvParsing.open(text, format);
        int size = Math.max(1, Math.min(MOST_ROWS, MOST_CELLS / format.kinds().size()));
        return StreamSupport.stream(new CsvBlocks(parsing, size, format.head()), false)
                .onClose(parsing::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Table> action) {
        Optional<Table> block = parsing.block(Math.min(size, left));
        block.ifPresentOrElse(action, parsing::close);
        left = block.map(table -> left == Integer.MAX_VALUE ? left : left - table.size())
                .orElse(0);
        return block.isPresent();
    }
}
