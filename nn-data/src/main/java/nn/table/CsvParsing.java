package nn.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Set;
import nn.data.NnException;
import nn.table.DecodingReader.NoLetter;

/** Runs FastCSV over a text. */
final class CsvParsing {
    private CsvParsing() {}

    /** Reads a table; again, where a column that began with numbers holds words. */
    static Table table(CsvText text, CsvFormat format) {
        Set<Integer> words = new HashSet<>();
        CsvHandler handler;
        do {
            handler = new CsvHandler(format, new CsvPlace(text.name()), words);
            run(text, format, handler);
        } while (words.addAll(handler.spoilt()));
        return handler.table(text.name());
    }

    private static void run(CsvText text, CsvFormat format, CsvHandler handler) {
        try (Reader letters = text.open(format.encoding());
                CsvReader<Boolean> reader = builder(format).build(handler, letters)) {
            reader.skipLines(format.skip());
            reader.forEach(row -> {});
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
                : NnException.of("%s: it cannot be read: %s.", text.name(), cause.getMessage())
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
