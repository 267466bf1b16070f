package nn.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import nn.data.NnException;

/** Writes a table with FastCSV. */
final class CsvWriting {
    private CsvWriting() {}

    /** Writes a file whole or not at all. */
    static void write(Table table, Path file, CsvFormat format) {
        try {
            String mark = Long.toHexString(System.nanoTime());
            Path part = file.resolveSibling("." + file.getFileName() + "." + mark + ".part");
            try {
                write(table, part, file, format);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | UncheckedIOException unwritable) {
            throw NnException.of("Csv.write: %s cannot be written: %s.", file, unwritable)
                    .causedBy(unwritable);
        }
    }

    private static void write(Table table, Path part, Path file, CsvFormat format) throws IOException {
        try (Writer out = Files.newBufferedWriter(part, format.encoding(), StandardOpenOption.CREATE_NEW)) {
            write(table, out, format);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static void write(Table table, Writer out, CsvFormat format) throws IOException {
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .commentCharacter(format.comment().orElse('#'))
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new Quotes(table, format))
                .build(out)) {
            if (format.header()) {
                writer.writeRecord(table.names());
            }
            for (int row = 0; row < table.size(); row++) {
                int current = row;
                writer.writeRecord(table.columns().stream()
                        .map(column -> field(column, current, format))
                        .toList());
            }
        }
    }

    private static String field(Column column, int row, CsvFormat format) {
        String text = column.word(row);
        return column.type() == ColumnType.NUMBER
                ? text.replace('.', format.numbers().decimal())
                : text;
    }

    /** Quotes words that would else be taken for missing, and what is missing in the only column, lest its line is empty. */
    private record Quotes(Table table, CsvFormat format) implements QuoteStrategy {
        @Override
        public boolean quoteNull(int line, int field) {
            return table.columns().size() == 1;
        }

        @Override
        public boolean quoteEmpty(int line, int field) {
            return table.columns().size() == 1;
        }

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return format.marks().has(value);
        }
    }
}
