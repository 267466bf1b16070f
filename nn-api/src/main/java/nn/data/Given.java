package nn.data;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what must not be given, null or a number out of its range, and says which and what it was. */
@SuppressWarnings("exports") // of @Nullable, which is for compilers only: users need no org.jspecify
public final class Given {
    private Given() {}

    /**
     * Requires a value.
     *
     * @param what its place and name, such as {@code fit: the loss}
     * @param value what was given
     * @param <T> its type
     * @return the value
     * @throws NnException if it is null
     */
    public static <T> T value(String what, @Nullable T value) {
        if (value == null) {
            throw NnException.of("%s must not be null.", what);
        }
        return value;
    }

    /**
     * Requires what a lambda gives.
     *
     * @param what whose lambda it is, such as {@code fit}
     * @param example how one would end it, such as {@code fit -> fit.epochs(5)}
     * @param value what it gave
     * @param <T> its type
     * @return the value
     * @throws NnException if it is null
     */
    public static <T> T result(String what, String example, @Nullable T value) {
        if (value == null) {
            throw NnException.of("%s: the lambda gave null.", what)
                    .maybe("let it give what its last word gives, as in %s.", example);
        }
        return value;
    }

    /**
     * Requires a word that something is called by.
     *
     * @param what its place and name, such as {@code loss: the name}
     * @param word what was given
     * @return the word
     * @throws NnException if it is null or blank
     */
    public static String word(String what, @Nullable String word) {
        String known = value(what, word);
        if (known.isBlank()) {
            throw NnException.of("%s must not be blank, but was \"%s\".", what, known)
                    .maybe("use a word that tells it from others: files keep that word.");
        }
        return known;
    }

    /**
     * Requires several values.
     *
     * @param what their place and name, such as {@code block: layer}; the number of the one that is null is added
     * @param values what was given
     * @param <T> their type
     * @return the values
     * @throws NnException if there is no array, or a null in it
     */
    public static <T> List<T> all(String what, T @Nullable [] values) {
        return all(what, 1, values);
    }

    /**
     * Requires several values, and copies them.
     *
     * @param what their place and name, such as {@code a chunk: input}; the number of the one that is null is added
     * @param values what was given
     * @param <T> their type
     * @return the values, unmodifiable
     * @throws NnException if there is no collection, or a null in it
     */
    @SuppressWarnings("unchecked") // of an array that leaves this method as a list of what was put into it
    public static <T> List<T> all(String what, @Nullable Collection<? extends T> values) {
        return all(what, 1, (T[]) value(what + "s", values).toArray());
    }

    /** Requires several rows, which are counted from 0, as rows are elsewhere. */
    static <T> List<T> rows(String what, T @Nullable [] rows) {
        return all(what, 0, rows);
    }

    private static <T> List<T> all(String what, int first, T @Nullable [] values) {
        T[] all = value(what + "s", values);
        for (int i = 0; i < all.length; i++) {
            if (all[i] == null) {
                throw NnException.of("%s %d must not be null.", what, first + i);
            }
        }
        return List.of(all);
    }

    /**
     * Requires the number of one of several things, counted from 0.
     *
     * @param what its place and name, such as {@code a chunk: the step}
     * @param index what was given
     * @param count how many there are
     * @return the number
     * @throws NnException if there is none of that number
     */
    public static int index(String what, int index, int count) {
        if (index < 0 || index >= count) {
            throw NnException.of("%s must be at least 0 and below %d, but was %d.", what, count, index);
        }
        return index;
    }

    /**
     * Requires that there is a first of several values.
     *
     * @param what its place and name, such as {@code a chunk: output}
     * @param values what there is
     * @param <T> their type
     * @return the first
     * @throws NnException if there is none
     */
    public static <T> T first(String what, List<T> values) {
        if (value(what + "s", values).isEmpty()) {
            throw NnException.of("%s: there must be at least one, but there is none.", what);
        }
        return values.get(0);
    }

    /**
     * Requires a count of at least 1.
     *
     * @param what its place and name, such as {@code dense: units}
     * @param value what was given
     * @throws NnException if it is smaller
     */
    public static void positive(String what, long value) {
        if (value < 1) {
            throw NnException.of("%s must be at least 1, but was %s.", what, Length.name(value));
        }
    }

    /**
     * Requires a finite number of at least 0.
     *
     * @param what its place and name, such as {@code adam: epsilon}
     * @param value what was given
     * @throws NnException if it is smaller, infinite or NaN
     */
    public static void nonNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw NnException.of("%s must be a finite number of at least 0, but was %s.", what, value);
        }
    }

    /**
     * Requires a number of at least 0 and below 1, as rates and decays are.
     *
     * @param what its place and name, such as {@code sgd: momentum}
     * @param value what was given
     * @throws NnException if it is out of that range, or NaN
     */
    public static void fraction(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw NnException.of("%s must be at least 0 and below 1, but was %s.", what, value);
        }
    }

    /**
     * Requires a finite number.
     *
     * @param what its place and name, such as {@code precision: the threshold}
     * @param value what was given
     * @throws NnException if it is infinite or NaN
     */
    public static void finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw NnException.of("%s must be finite, but was %s.", what, value);
        }
    }
}
