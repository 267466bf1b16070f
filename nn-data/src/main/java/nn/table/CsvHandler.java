package nn.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.NnException;

/** Takes the fields that FastCSV finds: those of the first line as names, the others into their columns. */
final class CsvHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final CsvPlace place;
    private final CsvFormat format;
    private final Set<Integer> words;
    private final List<String> first = new ArrayList<>();
    private final Set<Integer> firstQuoted = new HashSet<>();
    private CsvHeader header;
    private FieldReader[] readers = {};
    private int rows;
    private LongStream.Builder lines = LongStream.builder();

    /**
     * Begins to read.
     *
     * @param words columns that are known to hold words
     */
    CsvHandler(CsvFormat format, CsvPlace place, Set<Integer> words) {
        this.format = format;
        this.place = place;
        this.words = words;
        this.header = new CsvHeader(format, List.of());
    }

    @Override
    protected void handleBegin(long line) {
        place.line(line);
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
        if (index < readers.length) {
            readers[index].add(text, from, length, quoted, place);
        } else if (readers.length == 0) {
            first.add(new String(text, from, length));
            if (quoted) {
                firstQuoted.add(index);
            }
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (getRecordType() != RecordType.DATA) {
            return true;
        }
        if (readers.length == 0) {
            begin();
        } else if (getFieldCount() != readers.length) {
            throw header.otherLength(getFieldCount(), place);
        } else {
            count();
        }
        return true;
    }

    private void begin() {
        header = CsvHeader.of(format, first, place);
        place.names(header.names());
        readers = header.readers(words);
        if (!format.header()) {
            for (int i = 0; i < readers.length; i++) {
                char[] text = first.get(i).toCharArray();
                readers[i].add(text, 0, text.length, firstQuoted.contains(i), place);
            }
            count();
        }
    }

    private void count() {
        rows++;
        if (format.onlySaid()) {
            lines.add(place.line());
        }
    }

    /** Counts the rows since the last block. */
    int rows() {
        return rows;
    }

    /** Tells what was thrown while reading: here, or by FastCSV about the field after those that it gave. */
    NnException unsound(CsvParseException unsound) {
        if (unsound.getCause() instanceof NnException own) {
            return own;
        }
        String what = String.valueOf(unsound.getMessage()).replaceAll(" \\(record starting .*\\)$", "");
        return place.inField(getFieldCount(), "%s.", what)
                .maybe("a quote within quotes must be doubled, and the last one be there.")
                .causedBy(unsound);
    }

    /** Finds the columns that must be read again, as words. */
    List<Integer> spoilt() {
        return IntStream.range(0, readers.length)
                .filter(column -> readers[column].isSpoilt())
                .boxed()
                .toList();
    }

    Table table(String source) {
        return Table.read(columns(source), Origin.fresh(rows).readAs(format));
    }

    private List<Column> columns(String source) {
        if (readers.length == 0) {
            throw NnException.of("%s: there is no line that names the columns: the text is empty.", source);
        }
        return header.kept().stream()
                .map(i -> new Column(header.names().get(i), readers[i].cells()))
                .toList();
    }

    /** Takes the rows since the last block, which know their lines; empty if there are none. */
    Optional<Table> block(String source) {
        List<Column> columns = columns(source);
        if (rows == 0) {
            return Optional.empty();
        }
        Origin origin = Origin.read(source, lines.build().toArray()).readAs(format);
        Table block = Table.read(columns, origin);
        readers = header.readers(words);
        lines = LongStream.builder();
        rows = 0;
        return Optional.of(block);
    }
}
