package nn.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers the kinds that rows are of, in the order in which they appear.
 *
 * @param of the kind of each row
 * @param names what each kind is called
 */
record RowKinds(int[] of, List<?> names) {
    /** Takes all rows for one kind. */
    static RowKinds one(int rows) {
        return new RowKinds(new int[rows], List.of("all"));
    }

    static RowKinds of(String word, List<?> values, int rows) {
        if (values.size() != rows) {
            throw NnException.of(
                    "%s: there must be one value a row, but there are %d rows and %d values.",
                    word, rows, values.size());
        }
        Map<Object, Integer> places = new HashMap<>();
        int[] of = new int[rows];
        for (int row = 0; row < rows; row++) {
            Object value = Given.value(word + ": the value of row " + row, values.get(row));
            Integer place = places.putIfAbsent(value, places.size());
            of[row] = place == null ? places.size() - 1 : place;
        }
        return new RowKinds(of, named(values, of, places.size()));
    }

    private static List<?> named(List<?> values, int[] of, int count) {
        Object[] names = new Object[count];
        for (int row = 0; row < of.length; row++) {
            names[of[row]] = values.get(row);
        }
        return List.of(names);
    }

    int count() {
        return names.size();
    }

    /** Counts the rows of each kind. */
    int[] sizes() {
        int[] sizes = new int[count()];
        for (int kind : of) {
            sizes[kind]++;
        }
        return sizes;
    }

    /** Finds the kind of fewest rows, of several the first. */
    int rarest() {
        int[] sizes = sizes();
        return IntStream.range(0, count())
                .reduce((a, b) -> sizes[b] < sizes[a] ? b : a)
                .orElseThrow();
    }

    /** Puts each row into the part that is next for its kind, in an order of the rows. */
    int[] parts(int[] order, int[][] next) {
        int[] parts = new int[of.length];
        int[] seen = new int[count()];
        for (int row : order) {
            parts[row] = next[of[row]][seen[of[row]]++];
        }
        return parts;
    }
}
