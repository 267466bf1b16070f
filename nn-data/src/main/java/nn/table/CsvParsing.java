package nn.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;
import nn.table.DecodingReader.NoLetter;

/** Runs FastCSV over a text, which is open meanwhile. */
final class CsvParsing implements AutoCloseable {
    private final CsvText text;
    private final CsvFormat format;
    private final CsvHandler handler;
    private final CsvReader<Boolean> reader;
    private final Iterator<Boolean> rows;

    private CsvParsing(CsvText text, CsvFormat format, CsvHandler handler) {
        this.text = text;
        this.format = format;
        this.handler = handler;
        this.reader = told(text, format, handler, () -> open(text, format, handler));
        this.rows = reader.iterator();
    }

    /** Opens a text of which all columns that are asked for are known. */
    static CsvParsing open(CsvText text, CsvFormat format) {
        return new CsvParsing(text, format, new CsvHandler(format, new CsvPlace(text.name()), Set.of()));
    }

    /** Reads a table; again, where a column that began with numbers holds words. */
    static Table table(CsvText text, CsvFormat format) {
        Set<Integer> words = new HashSet<>();
        CsvHandler handler;
        do {
            handler = new CsvHandler(format, new CsvPlace(text.name()), words);
            try (CsvParsing parsing = new CsvParsing(text, format, handler)) {
                parsing.read(format.head());
            }
        } while (words.addAll(handler.spoilt()));
        return handler.table(text.name());
    }

    /** Reads the next rows, at most so many; gives none after the last. */
    Optional<Table> block(int most) {
        read(most);
        return handler.block(text.name());
    }

    private void read(int most) {
        told(text, format, handler, () -> {
            while (handler.rows() < most && rows.hasNext()) {
                rows.next();
            }
            return handler;
        });
    }

    @Override
    public void close() {
        told(text, format, handler, () -> {
            reader.close();
            return handler;
        });
    }

    private static CsvReader<Boolean> open(CsvText text, CsvFormat format, CsvHandler handler) throws IOException {
        Reader letters = text.open(format.encoding());
        try {
            CsvReader<Boolean> reader = builder(format).build(handler, letters);
            skip(reader, text, format);
            return reader;
        } catch (RuntimeException unsound) {
            letters.close();
            throw unsound;
        }
    }

    private static void skip(CsvReader<Boolean> reader, CsvText text, CsvFormat format) {
        try {
            reader.skipLines(format.skip());
        } catch (CsvParseException thrown) {
            boolean isEnd = thrown.getCause() instanceof EOFException end && end.getMessage() == null;
            throw isEnd
                    ? NnException.of("%s: skip(%d): there are not as many lines.", text.name(), format.skip())
                            .causedBy(thrown)
                    : thrown;
        }
    }

    /** Says what went wrong, also where an exception has no message. */
    static String why(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    }

    /** Reads something from a file. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T told(CsvText text, CsvFormat format, CsvHandler handler, Reading<T> reading) {
        try {
            return reading.read();
        } catch (NoSuchFileException missing) {
            throw NnException.of("Csv.read: there is no file %s.", missing.getFile())
                    .maybe("it is looked for in the directory that the program was started in.")
                    .causedBy(missing);
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(text, format, unreadable);
        } catch (CsvParseException unsound) {
            throw unsound.getCause() instanceof IOException unreadable
                    ? unreadable(text, format, unreadable)
                    : handler.unsound(unsound);
        }
    }

    private static NnException unreadable(CsvText text, CsvFormat format, Exception thrown) {
        Throwable cause =
                thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof NoLetter noLetter
                ? NnException.of("%s: %s.", Letters.place(text, format, noLetter.letters), noLetter.getMessage())
                        .maybe("name the encoding, as in csv.encoding(\"windows-1252\").")
                        .causedBy(noLetter)
                : NnException.of("%s: it cannot be read: %s.", text.name(), why(cause))
                        .causedBy(cause);
    }

    private static CsvReaderBuilder builder(CsvFormat format) {
        CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
        format.comment()
                .ifPresent(
                        comment -> builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment));
        return builder;
    }
}
