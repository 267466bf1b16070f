package nn.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nn.data.Nearest;
import nn.data.NnException;

/**
 * Knows the columns of a text by its first line.
 *
 * @param format what was said of the text
 * @param names the columns' names
 */
record CsvHeader(CsvFormat format, List<String> names) {
    /** Names the columns by the fields of the first line, or as it was said. */
    static CsvHeader of(CsvFormat format, List<String> first, CsvPlace place) {
        List<String> given = format.names();
        if (!given.isEmpty() && given.size() != first.size()) {
            throw place.inLine("%d fields, but csv.names(…) gives %d names.", first.size(), given.size());
        }
        List<String> names = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < first.size(); i++) {
            String name = given.isEmpty() ? (format.header() ? first.get(i).strip() : "") : given.get(i);
            names.add(name.isBlank() ? "column" + (i + 1) : name);
            if (!known.add(names.get(i))) {
                throw place.inField(
                                i,
                                "the name \"%s\" stands for column %d, too.",
                                names.get(i),
                                names.indexOf(names.get(i)) + 1)
                        .maybe("name the columns yourself: csv.names(\"…\", …).");
            }
        }
        return new CsvHeader(format, List.copyOf(names)).checked(place);
    }

    private CsvHeader checked(CsvPlace place) {
        for (String said : format.kinds().keySet()) {
            if (!names.contains(said)) {
                throw Nearest.meant(place.inLine("there is no column \"%s\", but %s.", said, shown()), said, names);
            }
        }
        return this;
    }

    private String shown() {
        return TextGrid.shortened(names.toString(), 60);
    }

    NnException otherLength(int fields, CsvPlace place) {
        return place.inLine("%d fields, but there are %d columns, %s.", fields, names.size(), shown())
                .maybe(
                        fields > names.size()
                                ? "a field that holds a delimiter must stand in quotes."
                                : "the line breaks off, or another delimiter is meant, as in csv.delimiter(';').");
    }

    /** Makes a reader for each column; some columns are known to hold words. */
    FieldReader[] readers(Set<Integer> words) {
        return IntStream.range(0, names.size())
                .mapToObj(column -> reader(column, words.contains(column)))
                .toArray(FieldReader[]::new);
    }

    /** Finds the columns of the table, in its order. */
    List<Integer> kept() {
        return format.onlySaid()
                ? format.kinds().keySet().stream().map(names::indexOf).toList()
                : IntStream.range(0, names.size()).boxed().toList();
    }

    private FieldReader reader(int column, boolean isWords) {
        Marks marks = format.marks();
        NumberText numbers = format.numbers();
        CsvFormat.Kind kind = format.kinds().get(names.get(column));
        if (kind == null) {
            return format.onlySaid() ? new PassingReader() : inferring(isWords, marks, numbers);
        }
        return switch (kind.type()) {
            case NUMBER -> new NumberReader(column, numbers, marks, kind.isSeen());
            case DATE -> WordReader.dates(column, names.get(column), marks, kind.dates());
            case CATEGORY, TEXT -> WordReader.of(marks, numbers, kind.type());
        };
    }

    private static FieldReader inferring(boolean isWords, Marks marks, NumberText numbers) {
        return isWords ? WordReader.inferred(marks, numbers) : new InferringReader(numbers, marks);
    }
}
