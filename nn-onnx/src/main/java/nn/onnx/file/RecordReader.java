package nn.onnx.file;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nn.data.ByName;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;

/** Reads what {@link RecordCodec} wrote; each value must be of the type that its component has. */
final class RecordReader {
    private final Vocabulary vocabulary;

    RecordReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    <T> T read(JsonElement json, Class<T> kind) {
        try {
            return kind.cast(value(json, kind));
        } catch (NnException wrong) {
            throw wrong;
        } catch (RuntimeException odd) {
            throw NnException.of("the description of the %s cannot be read.", kind.getSimpleName())
                    .maybe("the file was changed by another program.")
                    .causedBy(odd);
        }
    }

    private Object value(JsonElement json, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] parts = generic.getActualTypeArguments();
            Class<?> holder = (Class<?>) generic.getRawType();
            return Map.class.isAssignableFrom(holder)
                    ? map(json.getAsJsonObject(), holder, parts[1])
                    : several(json, holder, parts[0]);
        }
        Class<?> kind = (Class<?>) type;
        if (kind == OptionalDouble.class) {
            List<Object> numbers = json.isJsonPrimitive()
                    ? List.of(json.getAsDouble()) // as files had it while a threshold always was chosen
                    : list(json, double.class);
            return numbers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) numbers.get(0));
        }
        if (kind == Shape.class) {
            return Shape.of(json.getAsJsonArray().asList().stream()
                    .mapToInt(size -> size(size.getAsJsonPrimitive()))
                    .toArray());
        }
        return json.isJsonObject() ? record(json.getAsJsonObject(), kind) : plain(json.getAsJsonPrimitive(), kind);
    }

    private static int size(JsonPrimitive size) {
        return size.isString() ? Length.of(size.getAsString()) : (int) plain(size, int.class);
    }

    private Object map(JsonObject json, Class<?> holder, Type each) {
        Map<String, Object> map = holder == SortedMap.class ? new TreeMap<>() : new LinkedHashMap<>();
        json.entrySet().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), each)));
        return map;
    }

    private Object several(JsonElement json, Class<?> holder, Type each) {
        List<Object> list = list(json, each);
        return holder == Optional.class ? list.stream().findFirst() : list;
    }

    private List<Object> list(JsonElement json, Type each) {
        List<Object> list = new ArrayList<>();
        for (JsonElement part : json.getAsJsonArray()) {
            try {
                list.add(value(part, each));
            } catch (NnException wrong) {
                throw each == Layer.class ? wrong.at("layer " + (list.size() + 1)) : wrong;
            }
        }
        return list;
    }

    private static Object plain(JsonPrimitive json, Class<?> kind) {
        if (kind == int.class || kind == Integer.class) {
            return json.getAsBigDecimal().intValueExact();
        } else if (kind == long.class || kind == Long.class) {
            return json.getAsBigDecimal().longValueExact();
        } else if (kind == double.class || kind == Double.class) {
            return json.getAsDouble();
        } else if (kind == float.class || kind == Float.class) {
            return json.getAsFloat();
        } else if ((kind == boolean.class || kind == Boolean.class) && json.isBoolean()) {
            return json.getAsBoolean();
        } else if (kind == String.class) {
            return json.getAsString();
        } else if (kind.isEnum()) {
            return Stream.of(kind.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(json.getAsString()))
                    .findFirst()
                    .orElseThrow(() -> unknown(json.toString(), kind));
        }
        throw unknown(json.toString(), kind);
    }

    static NnException unknown(String word, Class<?> kind) {
        return NnException.of("%s is no %s that this version knows.", word, kind.getSimpleName())
                .maybe("the file was written by a newer version.");
    }

    private Object record(JsonObject json, Class<?> wanted) {
        JsonElement name = json.get(RecordCodec.TYPE);
        if (name == null) {
            throw unknown("null", wanted);
        }
        String word = name.getAsString();
        if (json.has(RecordCodec.WORD)) {
            return lambda(json, word, wanted);
        }
        Optional<Class<?>> known = vocabulary.kind(word).filter(wanted::isAssignableFrom);
        return known.isPresent() ? made(json, known.get()) : Absent.of(json, word, wanted);
    }

    private Object lambda(JsonObject json, String kind, Class<?> wanted) {
        Optional<ByName> given =
                vocabulary.lambda(kind, json.get(RecordCodec.WORD).getAsString());
        return given.isPresent() && wanted.isInstance(given.get()) ? given.get() : Absent.of(json, kind, wanted);
    }

    private Object made(JsonObject json, Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        requireKnown(json, kind, components);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(json, kind, components[i]);
        }
        return make(kind, values);
    }

    /** Refuses what this version would pass over, and so read as something else. */
    private static void requireKnown(JsonObject json, Class<?> kind, RecordComponent[] components) {
        Set<String> unknown = new TreeSet<>(json.keySet());
        unknown.remove(RecordCodec.TYPE);
        Stream.of(components).map(RecordCodec::key).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw NnException.of("the %s has %s, which this version does not know.", kind.getSimpleName(), unknown)
                    .maybe("the file was written by a newer version.");
        }
    }

    private Object component(JsonObject json, Class<?> kind, RecordComponent component) {
        JsonElement part = json.get(RecordCodec.key(component));
        if (part != null) {
            return value(part, component.getGenericType());
        }
        return vocabulary
                .standard(kind)
                .map(standard -> RecordCodec.get(component, standard))
                .or(() -> Defaults.of(component))
                .orElseThrow(() ->
                        NnException.of("the %s has no \"%s\".", kind.getSimpleName(), RecordCodec.key(component)));
    }

    private static Object make(Class<?> kind, Object[] values) {
        try {
            Class<?>[] types = Stream.of(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = kind.getDeclaredConstructor(types);
            RecordCodec.open(constructor);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof NnException rule) {
                throw rule;
            }
            throw new IllegalArgumentException(refused.getCause());
        } catch (ReflectiveOperationException odd) {
            throw new IllegalArgumentException(odd);
        }
    }
}
