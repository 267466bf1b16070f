package nn.examples.walk;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sound values by type: a few to begin with, and what sound calls gave. */
final class Pool {
    private static final int OF_A_CLASS = 4;

    private final Map<Class<?>, List<Object>> found = new LinkedHashMap<>();
    private final Map<Type, List<Object>> chosen = new LinkedHashMap<>();
    private final Set<Type> inProgress = new LinkedHashSet<>();

    /** Says what is taken for a generic type, instead of what was found. */
    void choose(Type type, Object... values) {
        chosen.put(type, List.of(values));
    }

    /** Begins with more values of a class than are kept of those that are found. */
    void seed(Class<?> type, Object... values) {
        found.put(type, new ArrayList<>(List.of(values)));
    }

    /** Keeps a few values of each class, and what lists, maps and optional values hold. */
    void add(Object value) {
        if (value instanceof Optional<?> some) {
            some.ifPresent(this::add);
        } else if (value instanceof Collection<?> all) {
            all.stream().limit(OF_A_CLASS).forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            add(map.values());
        } else if (value instanceof Object[] all) {
            add(Arrays.asList(all));
        } else if (value != null
                && value.getClass().getName().startsWith("nn.")
                && !value.getClass().isHidden()) {
            List<Object> known = found.computeIfAbsent(value.getClass(), kind -> new ArrayList<>());
            if (known.size() < OF_A_CLASS) {
                known.add(value);
            }
        }
    }

    /** Returns the values of a class itself, as instances to call methods of. */
    List<Object> instances(Class<?> type) {
        return found.entrySet().stream()
                .filter(entry ->
                        entry.getKey() == type || !Exported.isPublic(entry.getKey()) && isFirst(type, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static boolean isFirst(Class<?> type, Class<?> hidden) {
        return type.isAssignableFrom(hidden);
    }

    /** Returns sound values of a type; none where none is known. */
    List<Object> of(Type type) {
        Optional<List<Object>> known = chosen.entrySet().stream()
                .filter(each -> each.getKey().getTypeName().equals(type.getTypeName())
                        || each.getKey().equals(type))
                .map(Map.Entry::getValue)
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        if (!inProgress.add(type)) {
            return List.of();
        }
        try {
            return made(type, Types.raw(type));
        } finally {
            inProgress.remove(type);
        }
    }

    private List<Object> made(Type type, Class<?> raw) {
        if (raw.isArray()) {
            List<Object> parts = of(Types.component(type));
            return parts.isEmpty() ? List.of() : arrays(raw.getComponentType(), parts);
        }
        if (raw.isEnum()) {
            return List.of(raw.getEnumConstants());
        }
        if (Map.class.isAssignableFrom(raw)) {
            return maps(raw, of(Types.argument(type, 0)), of(Types.argument(type, 1)));
        }
        if (raw == Optional.class) {
            return Stream.concat(of(Types.argument(type, 0)).stream().map(Optional::of), Stream.of(Optional.empty()))
                    .<Object>map(any -> any)
                    .toList();
        }
        if (shaped(raw, List.of()).findAny().isPresent()) {
            List<Object> parts = of(Types.argument(type, 0));
            Stream<List<Object>> lists = Stream.concat(
                    parts.stream().limit(OF_A_CLASS).map(List::of),
                    parts.size() < 2 ? Stream.empty() : Stream.of(parts.subList(0, 2)));
            return lists.flatMap(list -> shaped(raw, list)).toList();
        }
        List<Object> all = new ArrayList<>(found.values().stream()
                .flatMap(List::stream)
                .filter(raw::isInstance)
                .toList());
        if (Wrong.isWritable(raw)) {
            all.add(Lambdas.sound(
                    type, wanted -> of(wanted).stream().findFirst().orElse(null)));
        }
        return all;
    }

    private static List<Object> arrays(Class<?> component, List<Object> parts) {
        List<Object> arrays = new ArrayList<>();
        for (Object part : parts.subList(0, Math.min(parts.size(), OF_A_CLASS))) {
            Object one = Array.newInstance(component, 1);
            Array.set(one, 0, part);
            arrays.add(one);
        }
        if (parts.size() > 1) {
            Object two = Array.newInstance(component, 2);
            Array.set(two, 0, parts.get(0));
            Array.set(two, 1, parts.get(1));
            arrays.add(two);
        }
        return arrays;
    }

    private static List<Object> maps(Class<?> raw, List<Object> keys, List<Object> values) {
        return keys.isEmpty()
                ? List.of()
                : values.stream()
                        .limit(OF_A_CLASS)
                        .map(value -> Wrong.map(raw, keys.get(0), value))
                        .toList();
    }

    /** Gives a list in the form of a collection that a method takes, if it is one. */
    static Stream<Object> shaped(Class<?> raw, List<?> list) {
        if (raw == Set.class) {
            return Stream.of(new LinkedHashSet<>(list));
        }
        if (raw == Stream.class) {
            return Stream.of(new Attempt.Fresh("a stream of " + list.size(), list::stream));
        }
        return raw.isAssignableFrom(List.class) && raw != Object.class ? Stream.of(list) : Stream.empty();
    }
}
