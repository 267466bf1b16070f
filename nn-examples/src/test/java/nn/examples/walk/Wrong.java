package nn.examples.walk;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.callback.Memo;
import nn.callback.Training;
import nn.data.Dataset;
import nn.data.Length;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.Composite;
import nn.op.Value;
import nn.optimizer.Update;
import org.jspecify.annotations.Nullable;

/** Values that nobody should give, by type: none, empty, negative, too large, not a number, of another kind. */
final class Wrong {
    /** What the network itself hands over, to users' layers as to ours: it is never null, and users write none. */
    private static final Set<Class<?>> HANDED = Set.of(
            Call.class,
            Value.class,
            Shape.class,
            List.class,
            Composite.Wiring.class,
            Update.class,
            Training.class,
            Memo.class);

    private static final List<@Nullable Object> WHOLE = List.of(0, -1, 1 << 16, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final List<@Nullable Object> LONG = List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final List<@Nullable Object> REAL = List.of(
            0.0,
            -1.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            Double.MIN_VALUE);
    private static final List<String> WORDS = List.of("", " ", "\0", "a/b:c", "%s {0} \uD800", "x".repeat(10_000));

    private final Pool pool;
    private final SampleFiles files;
    private final Map<Type, List<@Nullable Object>> known = new HashMap<>();

    Wrong(Pool pool, SampleFiles files) {
        this.pool = pool;
        this.files = files;
    }

    /** Lists what is wrong for a parameter, without what would be right after all. */
    List<@Nullable Object> of(Door door, int parameter) {
        boolean isHanded = door.isWrittenByUsers()
                && HANDED.contains(Types.raw(door.parameters().get(parameter)));
        boolean isEndless =
                door.name().equals("fit") && door.parameter(parameter).equals("epochs");
        return of(door.parameters().get(parameter)).stream()
                .filter(each -> !(isHanded && hasNull(each)))
                .filter(each -> !(isEndless && each instanceof Integer epochs && epochs > 1))
                .toList();
    }

    private static boolean hasNull(@Nullable Object given) {
        return given == null || given instanceof List<?> list && list.stream().anyMatch(Objects::isNull);
    }

    private List<@Nullable Object> of(Type type) {
        List<@Nullable Object> before = known.get(type);
        if (before == null) {
            before = made(type);
            known.put(type, before);
        }
        return before;
    }

    private List<@Nullable Object> made(Type type) {
        Class<?> raw = Types.raw(type);
        List<@Nullable Object> wrong = new ArrayList<>();
        if (!raw.isPrimitive()) {
            wrong.add(null);
        }
        wrong.addAll(numbers(raw));
        if (raw.isArray()) {
            wrong.addAll(arrays(type, raw.getComponentType()));
        } else if (raw.isInterface()
                && raw.getName().startsWith("java.util.")
                && !raw.getName().contains("function")) {
            wrong.addAll(collections(type, raw));
        } else if (raw == Optional.class) {
            wrong.add(Optional.empty());
        } else if (raw == String.class || raw == CharSequence.class) {
            wrong.addAll(WORDS);
        } else if (raw == Path.class) {
            wrong.addAll(files.wrong());
        } else if (raw == Object.class) {
            wrong.addAll(List.of("x", Double.NaN, List.of()));
        } else if (isWritable(raw) && !HANDED.contains(raw)) {
            wrong.add(Lambdas.empty(type));
            wrong.add(Lambdas.failing(type));
        }
        wrong.addAll(ours(raw));
        return wrong;
    }

    /** Tells whether users write their own. */
    static boolean isWritable(Class<?> raw) {
        return raw.isInterface()
                && !raw.isSealed()
                && Exported.isPublic(raw)
                && !raw.getName().startsWith("java.lang.");
    }

    private static List<@Nullable Object> numbers(Class<?> raw) {
        if (raw == int.class || raw == Integer.class) {
            return WHOLE;
        }
        if (raw == long.class || raw == Long.class) {
            return LONG;
        }
        if (raw == double.class || raw == Double.class) {
            return REAL;
        }
        if (raw == float.class || raw == Float.class) {
            return REAL.stream()
                    .<Object>map(number -> ((Double) number).floatValue())
                    .toList();
        }
        if (raw == boolean.class) {
            return List.of(true, false);
        }
        return raw == char.class ? List.of('\0', '\uD800', '\n', '"') : List.of();
    }

    private List<@Nullable Object> arrays(Type type, Class<?> component) {
        List<@Nullable Object> arrays = new ArrayList<>();
        arrays.add(Array.newInstance(component, 0));
        for (Object one : of(Types.component(type))) {
            arrays.add(array(component, one));
        }
        pool.of(Types.component(type)).stream().findFirst().ifPresent(one -> arrays.add(array(component, one, one)));
        return arrays;
    }

    private static Object array(Class<?> component, Object... elements) {
        Object array = Array.newInstance(component, elements.length);
        for (int i = 0; i < elements.length; i++) {
            Array.set(array, i, elements[i]);
        }
        return array;
    }

    private List<@Nullable Object> collections(Type type, Class<?> raw) {
        List<@Nullable Object> collections = new ArrayList<>();
        if (Map.class.isAssignableFrom(raw)) {
            collections.add(new TreeMap<>());
            Object value = pool.of(Types.argument(type, 1)).stream().findFirst().orElse("x");
            for (Object key : of(Types.argument(type, 0))) {
                if (key != null || !SortedMap.class.isAssignableFrom(raw)) {
                    collections.add(map(raw, key, value));
                }
            }
            for (Object wrong : of(Types.argument(type, 1))) {
                Object key = pool.of(Types.argument(type, 0)).get(0);
                collections.add(map(raw, key, wrong));
            }
            return collections;
        }
        List<@Nullable Object> lists = new ArrayList<>();
        lists.add(List.of());
        for (Object one : of(Types.argument(type, 0))) {
            lists.add(Collections.singletonList(one));
        }
        pool.of(Types.argument(type, 0)).stream().findFirst().ifPresent(one -> lists.add(Arrays.asList(one, one)));
        lists.stream().flatMap(list -> Pool.shaped(raw, (List<?>) list)).forEach(collections::add);
        return collections;
    }

    static Object map(Class<?> raw, Object key, Object value) {
        return SortedMap.class.isAssignableFrom(raw)
                ? new TreeMap<>(Collections.singletonMap(key, value))
                : Collections.singletonMap(key, value);
    }

    private static List<@Nullable Object> ours(Class<?> raw) {
        if (raw == Shape.class) {
            return List.of(
                    Shape.of(),
                    Shape.of(0),
                    Shape.of(0, 0, 0),
                    Shape.of(Integer.MAX_VALUE),
                    Shape.of(Length.TIME),
                    Shape.of(1, 1, 1, 1, 1, 1));
        }
        if (raw == Tensor.class || raw == Object.class) {
            return List.of(
                    Tensor.of(Shape.of(), 1f),
                    Tensor.of(Shape.of(0)),
                    Tensor.of(Shape.of(0, 3)),
                    Tensor.of(Shape.of(2, 0)),
                    Tensor.of(Shape.of(2, 3), Float.NaN, 1, 2, 3, 4, Float.NEGATIVE_INFINITY),
                    Tensor.of(Shape.of(2), -1, Integer.MAX_VALUE),
                    Tensor.of(Shape.of(1, 1, 1, 1, 1, 1), 1f));
        }
        if (raw == Source.class || raw == Dataset.class) {
            return List.of(
                    Dataset.of(new float[][] {{Float.NaN}}, new float[] {Float.NaN}),
                    Dataset.of(new float[][] {{1}, {2}}, new int[] {0, 1_000_000}),
                    Dataset.of(Tensor.of(Shape.of(1, 1, 1, 1, 1, 1), 1f), Tensor.of(Shape.of(1, 1, 1), 1f)));
        }
        return List.of();
    }

    /** Gives what stands for nothing where a lambda must give something. */
    static Object nothing(Class<?> type) {
        if (type == double.class) {
            return Double.NaN;
        }
        if (type == float.class) {
            return Float.NaN;
        }
        if (type == int.class) {
            return -1;
        }
        if (type == long.class) {
            return -1L;
        }
        return type == boolean.class ? false : null;
    }
}
