package nn.onnx.file;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.ByName;
import nn.data.NnException;
import nn.spi.Kinds;
import nn.spi.Preprocessings;

/**
 * Knows the kinds that files may hold by their words: built-in ones, and those of users, whose words begin with {@code
 * own:} and go on with their simple names.
 */
final class Vocabulary {
    private static final String OWN = "own:";
    /** Knows what stands here and in nn-api, and learns nothing. */
    static final Vocabulary BUILT_IN = builtIn();

    /** The library's kinds, also those that its other modules bring. */
    private final Map<String, Class<?>> ours;

    private final Map<Class<?>, Record> defaults;
    private final Map<String, Class<?>> kinds;
    private final Map<String, ByName> lambdas = new HashMap<>();

    private Vocabulary(Map<String, Class<?>> ours, Map<Class<?>, Record> defaults) {
        this.ours = Map.copyOf(ours);
        this.defaults = Map.copyOf(defaults);
        this.kinds = new HashMap<>(ours);
    }

    private static Vocabulary builtIn() {
        Vocabulary all = new Vocabulary(BuiltIn.FORMER, Map.of());
        BuiltIn.ALL.forEach(kind -> all.learn(kind, false));
        return new Vocabulary(all.kinds, Map.of());
    }

    /** Knows what is built in, and what other modules bring. */
    static Vocabulary create() {
        return with(Listed.preprocessings());
    }

    /** Knows what is built in, and what some modules bring. */
    static Vocabulary with(List<Preprocessings> brought) {
        Vocabulary all = new Vocabulary(BUILT_IN.ours, Map.of());
        Map<Class<?>, Record> defaults = new HashMap<>();
        for (Preprocessings library : brought) {
            library.classes().forEach(kind -> all.learn(kind, false));
            library.parts().forEach(kind -> all.learn(kind, false));
            library.defaults().forEach(each -> defaults.put(each.getClass(), each));
        }
        return new Vocabulary(all.kinds, defaults);
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
        if (ours.containsValue(kind)) {
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
        if (isOwn && ours.containsValue(kind)) {
            return false;
        }
        String word = isOwn ? OWN + kind.getSimpleName() : nested(kind);
        if (isOwn && ours.containsKey(kind.getSimpleName())) {
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
        return ours.containsValue(kind) ? nested(kind) : OWN + kind.getSimpleName();
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

    /** Finds a value of a kind with what stands for components that a file does not have. */
    Optional<Record> standard(Class<?> kind) {
        return Optional.ofNullable(defaults.get(kind));
    }

    /** Tells whether anything is known that is a user's. */
    boolean hasOwn() {
        return kinds.size() > ours.size() || !lambdas.isEmpty();
    }

    /** Tells a user's word from a built-in's. */
    static Optional<String> own(String word) {
        return word.startsWith(OWN) ? Optional.of(word.substring(OWN.length())) : Optional.empty();
    }

    private static String key(String kind, String word) {
        return kind + " " + word;
    }
}
