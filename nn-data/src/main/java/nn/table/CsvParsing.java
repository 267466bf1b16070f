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
            throw NnException.of("%s: it cannot be read: %s.", text.name(), unreadable.getMessage())
                    .causedBy(unreadable);
        } catch (CsvParseException unsound) {
            throw handler.unsound(unsound);
        }
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
