package nn.dl4j;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import nn.data.ByName;
import nn.data.NnException;

/**
 * Says what is made of each kind of layer, loss, optimizer, constraint or regularizer; what is not listed is refused.
 *
 * @param word names them all, such as {@code layer}
 * @param makers by class
 * @param <T> the things
 * @param <C> what they are made with
 * @param <R> what is made of them
 */
record Known<T, C, R>(String word, Map<Class<?>, BiFunction<C, T, R>> makers) {
    Known {
        makers = Map.copyOf(makers);
    }

    /** Begins a list. */
    Known(String word) {
        this(word, Map.of());
    }

    /** Lists one more kind. */
    <K extends T> Known<T, C, R> and(Class<K> kind, BiFunction<C, K, R> maker) {
        Map<Class<?>, BiFunction<C, T, R>> more = new HashMap<>(makers);
        more.put(kind, (with, thing) -> maker.apply(with, kind.cast(thing)));
        return new Known<>(word, more);
    }

    /** Tells whether a thing's kind is listed. */
    boolean knows(T thing) {
        return makers.containsKey(thing.getClass());
    }

    /** Says why a thing is refused; nothing where its kind is listed. */
    Optional<String> refusal(T thing) {
        return knows(thing) ? Optional.empty() : Optional.of(reason(thing));
    }

    private String reason(T thing) {
        return "DL4J does not know %s; the engine onnx computes any %s of ops.".formatted(name(thing), word);
    }

    private String name(T thing) {
        if (thing instanceof ByName lambda) {
            return "the " + word + " \"" + lambda.word() + "\"";
        }
        String name = thing.getClass().getSimpleName();
        return thing.getClass().isHidden() || name.isEmpty()
                ? "a " + word + " that is a lambda"
                : "the " + word + " " + name;
    }

    /**
     * Makes something of a thing.
     *
     * @throws NnException if its kind is not listed
     */
    R make(T thing, C with) {
        BiFunction<C, T, R> maker = makers.get(thing.getClass());
        if (maker == null) {
            throw NnException.of("%s", reason(thing));
        }
        return maker.apply(with, thing);
    }
}
