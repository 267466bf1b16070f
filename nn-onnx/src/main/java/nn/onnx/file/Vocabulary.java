package nn.onnx.file;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.ByName;
import nn.data.NnException;
import nn.spi.Kinds;

/**
 * Knows the kinds that files may hold by their words: built-in ones, and those of users, whose words begin with {@code
 * own:} and go on with their simple names.
 */
final class Vocabulary {
    private static final String OWN = "own:";
    private static final Vocabulary BUILT_IN = builtIn();

    private final Map<String, Class<?>> kinds;
    private final Map<String, ByName> lambdas = new HashMap<>();

    private Vocabulary(Map<String, Class<?>> kinds) {
        this.kinds = new HashMap<>(kinds);
    }

    private static Vocabulary builtIn() {
        Vocabulary all = new Vocabulary(BuiltIn.FORMER);
        BuiltIn.ALL.forEach(kind -> all.learn(kind, false));
        return all;
    }

    /** Knows what is built in. */
    static Vocabulary create() {
        return new Vocabulary(BUILT_IN.kinds);
    }

    /**
     * Knows users' kinds, too.
     *
     * @throws NnException if two have one name, or one has a built-in's, or one cannot be written
     */
    static Vocabulary of(Kinds own) {
        Vocabulary all = create();
        own.classes().forEach(all::require);
        own.lambdas().forEach(all::require);
        return all;
    }

    /** Learns a user's class, unless it is known. */
    void require(Class<?> kind) {
        if (BUILT_IN.kinds.containsValue(kind)) {
            return;
        }
        if (!kind.isRecord()) {
            throw NnException.of("%s is no record, so no file can hold it.", Noun.named(kind))
                    .maybe("make it one: record %s(…) implements %s.", Noun.simple(kind), Noun.type(kind));
        }
        learn(kind, true);
    }

    /** Learns a user's lambda. */
    void require(ByName lambda) {
        ByName other = lambdas.put(key(word(lambda.getClass()), lambda.word()), lambda);
        if (other != null && !other.equals(lambda)) {
            throw NnException.of("there are two %ss \"%s\" that differ.", Noun.of(lambda), lambda.word())
                    .maybe("name them apart: files hold the names alone.");
        }
    }

    /** Learns a record with all that it holds, or those within an interface. */
    private void learn(Type type, boolean isOwn) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(part -> learn(part, isOwn));
        } else if (type instanceof Class<?> kind && kind.isInterface()) {
            Stream.of(kind.getClasses()).filter(Class::isRecord).forEach(each -> learn(each, isOwn));
        } else if (type instanceof Class<?> kind && kind.isRecord() && isNew(kind, isOwn)) {
            if (!ByName.class.isAssignableFrom(kind)) {
                Stream.of(kind.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(each -> learn(each, isOwn));
            }
        }
    }

    private boolean isNew(Class<?> kind, boolean isOwn) {
        if (isOwn && BUILT_IN.kinds.containsValue(kind)) {
            return false;
        }
        String word = isOwn ? OWN + kind.getSimpleName() : nested(kind);
        if (isOwn && BUILT_IN.kinds.containsKey(kind.getSimpleName())) {
            throw NnException.of("%s is called as one of nn's own is, %s.", kind.getName(), kind.getSimpleName())
                    .maybe("give it another simple name: files know it by that.");
        }
        Class<?> other = kinds.put(word, kind);
        if (other != null && other != kind) {
            throw NnException.of("%s and %s have one simple name.", other.getName(), kind.getName())
                    .maybe("rename one of them: files know them by their simple names.");
        }
        return other == null;
    }

    /** Names a kind: {@code Dense}, {@code Schedule.Constant} for one within another, {@code own:Swish} for a user's. */
    String word(Class<?> kind) {
        return BUILT_IN.kinds.containsValue(kind) ? nested(kind) : OWN + kind.getSimpleName();
    }

    private static String nested(Class<?> kind) {
        Class<?> outer = kind.getEnclosingClass();
        return outer == null ? kind.getSimpleName() : outer.getSimpleName() + "." + kind.getSimpleName();
    }

    /** Finds a kind by its word. */
    Optional<Class<?>> kind(String word) {
        return Optional.ofNullable(kinds.get(word));
    }

    /** Finds a lambda by the word of its kind, and its own. */
    Optional<ByName> lambda(String kind, String word) {
        return Optional.ofNullable(lambdas.get(key(kind, word)));
    }

    /** Tells whether anything is known that is a user's. */
    boolean hasOwn() {
        return kinds.size() > BUILT_IN.kinds.size() || !lambdas.isEmpty();
    }

    /** Tells a user's word from a built-in's. */
    static Optional<String> own(String word) {
        return word.startsWith(OWN) ? Optional.of(word.substring(OWN.length())) : Optional.empty();
    }

    private static String key(String kind, String word) {
        return kind + " " + word;
    }
}
