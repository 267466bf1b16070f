package nn.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
        }
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
        if (readers.length == 0) {
            throw NnException.of("%s: there is no line that names the columns: the text is empty.", source);
        }
        return Table.of(IntStream.range(0, readers.length)
                .mapToObj(i -> new Column(header.names().get(i), readers[i].cells()))
                .toArray(Column[]::new));
    }
}
