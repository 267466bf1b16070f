package nn.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant, for the cures in messages. */
public final class Nearest {
    private Nearest() {}

    /**
     * Finds the name nearest to one that there is not: one that begins with it, or that differs in at most a third of its
     * letters.
     *
     * @param name what was written, such as {@code val_acc}
     * @param names what there is
     * @return such as {@code val_accuracy}; empty where nothing is near
     */
    public static Optional<String> of(String name, Collection<String> names) {
        Given.value("the nearest word: the name", name);
        return Given.all("the nearest word: name", names).stream()
                .filter(each -> each.startsWith(name) || distance(name, each) <= name.length() / 3)
                .min(Comparator.<String>comparingInt(each -> distance(name, each))
                        .thenComparing(each -> each));
    }

    /**
     * Adds the name that was probably meant.
     *
     * @param problem what is wrong with the name
     * @param name what was written
     * @param names what there is
     * @return the problem, with a cure where a name is near
     */
    public static NnException meant(NnException problem, String name, Collection<String> names) {
        Given.value("the nearest word: the problem", problem);
        return of(name, names)
                .map(near -> problem.maybe("\"%s\" is meant.", near))
                .orElse(problem);
    }

    /** Counts the letters to be changed, added or left out (Levenshtein, 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
