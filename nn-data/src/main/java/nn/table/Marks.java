package nn.table;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows which fields of a file stand for missing values.
 *
 * @param marks such as {@code NA}; the empty field is always one
 */
record Marks(Set<String> marks) {
    /** Those of pandas that no one means as a word or a number. */
    static final Marks DEFAULT =
            new Marks(Set.of("NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "None"));

    Marks and(Collection<String> more) {
        Set<String> all = new HashSet<>(marks);
        all.addAll(more);
        return new Marks(Set.copyOf(all));
    }

    boolean has(String text) {
        return text.isEmpty() || marks.contains(text);
    }

    boolean has(char[] text, int from, int length) {
        if (length == 0) {
            return true;
        }
        for (String mark : marks) {
            if (mark.length() == length && isAt(mark, text, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String mark, char[] text, int from) {
        for (int i = 0; i < mark.length(); i++) {
            if (mark.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a mark could be taken for a number, such as -999. */
    boolean hasNumbers(Decimals decimals) {
        return marks.stream().anyMatch(mark -> !Double.isNaN(decimals.parse(mark)));
    }
}
