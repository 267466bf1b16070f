package nn.data;

import java.util.Locale;

/**
 * Says what is wrong with what a user gave, and, on a line of its own, what would probably mend it.
 *
 * <p>The message names the place, the value and the rule: {@code layer 2, dense(10): the input must be flat, but was
 * [8, 13, 13].}
 */
public final class NnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NnException(String message, Throwable cause) {
        super(message, cause);
    }

    private NnException(String message) {
        super(message);
    }

    /**
     * Makes an exception from a format and its arguments, formatted in {@link Locale#ROOT}.
     *
     * @param format the sentence, as for {@link String#format}
     * @param values what the sentence speaks of
     * @return the exception, to be thrown
     */
    public static NnException of(String format, Object... values) {
        return new NnException(String.format(Locale.ROOT, format, values));
    }

    /**
     * Adds the likely cure as a line {@code Maybe …}.
     *
     * @param format the cure without its {@code Maybe}, as for {@link String#format}
     * @param values what the cure speaks of
     * @return a new exception with the longer message
     */
    public NnException maybe(String format, Object... values) {
        return copy(getMessage() + "\nMaybe " + String.format(Locale.ROOT, format, values));
    }

    /**
     * Puts the place before the message.
     *
     * @param place where it went wrong, such as {@code layer 2, dense(10)}
     * @return a new exception with the longer message
     */
    public NnException at(String place) {
        return copy(place + ": " + getMessage());
    }

    /**
     * Names what raised the problem.
     *
     * @param cause the exception that came first
     * @return a new exception with that cause
     */
    public NnException causedBy(Throwable cause) {
        return new NnException(getMessage(), cause);
    }

    private NnException copy(String message) {
        return getCause() == null ? new NnException(message) : new NnException(message, getCause());
    }
}
