package nn.examples.walk;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param door what is called
 * @param given the instance, where it needs one, then the arguments
 */
record Attempt(Door door, List<@Nullable Object> given) {
    private static final int SHOWN = 80;

    /** What can be used once, such as a stream, and is made anew for each call. */
    record Fresh(String name, Supplier<Object> made) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What came of it: at most one of them.
     *
     * @param value what was returned
     * @param refusal an exception in the library's own words, or the user's own
     * @param fault any other
     */
    record Outcome(Optional<Object> value, Optional<Throwable> refusal, Optional<Throwable> fault) {
        static Outcome of(Throwable thrown) {
            Optional<Throwable> all = Optional.of(thrown);
            return new Outcome(Optional.empty(), all.filter(Outcome::isTold), all.filter(each -> !isTold(each)));
        }

        private static boolean isTold(Throwable thrown) {
            return thrown instanceof NnException
                    || isOfTheUser(thrown)
                    || thrown instanceof IllegalStateException closed
                            && String.valueOf(closed.getMessage()).contains(" is closed.");
        }

        private static boolean isOfTheUser(@Nullable Throwable thrown) {
            return thrown != null && (thrown instanceof Lambdas.OfTheUser || isOfTheUser(thrown.getCause()));
        }

        boolean hasPassed() {
            return refusal.isEmpty() && fault.isEmpty();
        }
    }

    static Attempt of(Door door, Optional<Object> instance, List<@Nullable Object> arguments) {
        List<@Nullable Object> given = new ArrayList<>(instance.stream().toList());
        given.addAll(arguments);
        return new Attempt(door, Collections.unmodifiableList(given));
    }

    /** Calls the same with another instance or argument. */
    Attempt with(int place, @Nullable Object other) {
        List<@Nullable Object> changed = new ArrayList<>(given);
        changed.set(place, other);
        return new Attempt(door, Collections.unmodifiableList(changed));
    }

    Outcome run() {
        Object[] arguments = given.stream().map(Attempt::ready).toArray();
        try {
            Object value = door.handle().invokeExact(arguments);
            return new Outcome(Optional.ofNullable(value), Optional.empty(), Optional.empty());
        } catch (Throwable thrown) {
            return Outcome.of(thrown);
        }
    }

    static @Nullable Object ready(@Nullable Object given) {
        return given instanceof Fresh fresh ? fresh.made().get() : given;
    }

    @Override
    public String toString() {
        return door + " given " + given.stream().map(Attempt::text).collect(Collectors.joining("; ", "(", ")"));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value.getClass().isArray()) {
            return value.getClass().getSimpleName() + " of " + Array.getLength(value);
        }
        String words = words(value).lines().findFirst().orElse("");
        String shown = words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
        return value.getClass().getSimpleName() + " " + shown.replace('\0', '0');
    }

    private static String words(Object value) {
        try {
            return Arrays.asList(value).toString();
        } catch (RuntimeException | Error wrong) {
            return "whose toString threw " + wrong.getClass().getSimpleName();
        }
    }
}
