package nn.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nn.data.Nearest;
import nn.data.NnException;

/** Takes the fields that FastCSV finds: those of the first line as names, the others into their columns. */
final class CsvHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final CsvFormat format;
    private final CsvPlace place;
    private final Set<Integer> words;
    private final List<String> first = new ArrayList<>();
    private final Set<Integer> firstQuoted = new HashSet<>();
    private List<String> names = List.of();
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
    }

    @Override
    protected void handleBegin(long line) {
        place.line(line);
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
        if (readers.length == 0) {
            first.add(new String(text, from, length));
            if (quoted) {
                firstQuoted.add(index);
            }
        } else if (index < readers.length) {
            readers[index].add(text, from, length, quoted, place);
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
            throw place.inLine(
                            "%d fields, but there are %d columns, %s.",
                            getFieldCount(), readers.length, shortened(names))
                    .maybe(
                            getFieldCount() > readers.length
                                    ? "a field that holds a delimiter must stand in quotes."
                                    : "the line breaks off, or another delimiter is meant, as in csv.delimiter(';').");
        }
        return true;
    }

    private static String shortened(List<String> names) {
        return TextGrid.shortened(names.toString(), 60);
    }

    private void begin() {
        names = names();
        place.names(names);
        for (String said : format.kinds().keySet()) {
            if (!names.contains(said)) {
                throw Nearest.meant(
                        place.inLine("there is no column \"%s\", but %s.", said, shortened(names)), said, names);
            }
        }
        readers = IntStream.range(0, names.size()).mapToObj(this::reader).toArray(FieldReader[]::new);
        if (!format.header()) {
            for (int i = 0; i < readers.length; i++) {
                char[] text = first.get(i).toCharArray();
                readers[i].add(text, 0, text.length, firstQuoted.contains(i), place);
            }
        }
    }

    private List<String> names() {
        List<String> given = format.names();
        if (!given.isEmpty() && given.size() != first.size()) {
            throw place.inLine("%d fields, but csv.names(…) gives %d names.", first.size(), given.size());
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String name = given.isEmpty() ? (format.header() ? first.get(i).strip() : "") : given.get(i);
            names.add(unique(i, name.isEmpty() ? "column" + (i + 1) : name, names));
        }
        return List.copyOf(names);
    }

    private String unique(int column, String name, List<String> before) {
        if (before.contains(name)) {
            throw place.inField(column, "the name \"%s\" stands for column %d, too.", name, before.indexOf(name) + 1)
                    .maybe("name the columns yourself: csv.names(\"…\", …).");
        }
        return name;
    }

    private FieldReader reader(int column) {
        String name = names.get(column);
        Marks marks = format.marks();
        CsvFormat.Kind kind = format.kinds().get(name);
        if (kind == null) {
            return words.contains(column)
                    ? WordReader.inferred(marks)
                    : new InferringReader(new Decimals(format.decimal(), true), marks);
        }
        return switch (kind.type()) {
            case NUMBER -> new NumberReader(column, new Decimals(format.decimal(), false), marks);
            case DATE -> WordReader.dates(column, name, marks, kind.dates());
            case CATEGORY, TEXT -> WordReader.of(marks, kind.type());
        };
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
                .mapToObj(i -> new Column(names.get(i), readers[i].cells()))
                .toArray(Column[]::new));
    }
}
