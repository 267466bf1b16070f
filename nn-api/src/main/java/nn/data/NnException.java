package nn.data;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with what a user gave, and, on a line of its own, what would probably mend it.
 *
 * <p>The message names the place, the value and the rule: {@code layer 2, dense(10): the input must be flat, but was
 * [8, 13, 13].}
 */
@SuppressWarnings("exports") // of @Nullable, which is for compilers only: users need no org.jspecify
public final class NnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Place, value and rule, and the cure where one is known. */
    private final String message;

    private NnException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    /**
     * Makes an exception from a format and its arguments, formatted in {@link Locale#ROOT}.
     *
     * @param format the sentence, as for {@link String#format}
     * @param values what the sentence speaks of
     * @return the exception, to be thrown
     */
    public static NnException of(String format, @Nullable Object... values) {
        return new NnException(text(format, values), null);
    }

    /**
     * Says that a file is not there, or else why it cannot be read.
     *
     * @param file the file
     * @param why what was thrown when it was read
     * @return the exception, to be thrown
     */
    public static NnException unreadable(Path file, IOException why) {
        Given.value("unreadable: the file", file);
        boolean isMissing = Given.value("unreadable: the cause", why) instanceof NoSuchFileException;
        return (isMissing
                        ? of("%s: the file must exist, but does not.", file)
                        : of("%s: the file must be readable, but: %s.", file, why.getMessage()))
                .causedBy(why);
    }

    /**
     * Adds the likely cure as a line {@code Maybe …}.
     *
     * @param format the cure without its {@code Maybe}, as for {@link String#format}
     * @param values what the cure speaks of
     * @return a new exception with the longer message
     */
    public NnException maybe(String format, @Nullable Object... values) {
        return new NnException(message + "\nMaybe " + text(format, values), getCause());
    }

    /** Formats a sentence; of a tensor it tells type and shape alone. */
    private static String text(String format, @Nullable Object... values) {
        Given.value("an exception: the format", format);
        @Nullable
        Object[] told = Given.value("an exception: the values", values).clone();
        for (int i = 0; i < told.length; i++) {
            told[i] = told[i] instanceof Tensor tensor ? tensor.form() : told[i];
        }
        return String.format(Locale.ROOT, format, told);
    }

    /**
     * Puts the place before the message.
     *
     * @param place where it went wrong, such as {@code layer 2, dense(10)}
     * @return a new exception with the longer message
     */
    public NnException at(String place) {
        return new NnException(place + ": " + message, getCause());
    }

    /**
     * Names what raised the problem.
     *
     * @param cause the exception that came first
     * @return a new exception with that cause
     */
    public NnException causedBy(Throwable cause) {
        return new NnException(message, cause);
    }

    /**
     * Returns the message, which is always there.
     *
     * @return what {@link #of} was given, longer by what came after
     */
    @Override
    public String getMessage() {
        return message;
    }
}
