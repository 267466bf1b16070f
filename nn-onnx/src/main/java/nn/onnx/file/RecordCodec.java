package nn.onnx.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Shape;

/**
 * Writes descriptions, which are records of records, as JSON, and reads them back.
 *
 * <p>Only the kinds it was made with, and those of their components, are ever built, so a file cannot name any other
 * class; and each is built by its own constructor, so a file cannot get round its checks.
 */
final class RecordCodec {
    private static final String TYPE = "type";

    private final Map<String, Class<?>> kinds = new HashMap<>();

    /** Knows some records; of a sealed kind, all that it permits. */
    RecordCodec(List<Class<?>> roots) {
        roots.forEach(this::learn);
    }

    private void learn(Type type) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(this::learn);
        } else if (type instanceof Class<?> kind && kind.isSealed()) {
            Stream.of(kind.getPermittedSubclasses()).forEach(this::learn);
        } else if (type instanceof Class<?> kind && kind.isRecord() && kinds.put(word(kind), kind) == null) {
            Stream.of(kind.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::learn);
        }
    }

    /** Names a kind: {@code Dense}, or {@code Schedule.Constant} for one within another. */
    private static String word(Class<?> kind) {
        Class<?> outer = kind.getEnclosingClass();
        return outer == null ? kind.getSimpleName() : outer.getSimpleName() + "." + kind.getSimpleName();
    }

    /** Tells whether a value and all its parts are of kinds that can be read back. */
    boolean canWrite(Object value) {
        try {
            write(value);
            return true;
        } catch (NnException unknown) {
            return false;
        }
    }

    /**
     * Writes a value.
     *
     * @throws NnException if it, or a part of it, is of a kind that could not be read back
     */
    JsonElement write(Object value) {
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        } else if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        } else if (value instanceof String || value instanceof Enum) {
            return new JsonPrimitive(value instanceof Enum<?> each ? each.name() : (String) value);
        } else if (value instanceof Shape shape) {
            return array(IntStream.of(shape.dims()).boxed());
        } else if (value instanceof Optional<?> optional) {
            return array(optional.stream());
        } else if (value instanceof OptionalDouble optional) {
            return array(optional.stream().boxed());
        } else if (value instanceof List<?> list) {
            return array(list.stream());
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, each) -> object.add((String) key, write(each)));
            return object;
        }
        return object(value);
    }

    private JsonArray array(Stream<?> values) {
        JsonArray array = new JsonArray();
        values.map(this::write).forEach(array::add);
        return array;
    }

    private JsonObject object(Object value) {
        if (!kinds.containsValue(value.getClass())) {
            throw NnException.of("%s cannot be written into a file.", value);
        }
        JsonObject object = new JsonObject();
        object.addProperty(TYPE, word(value.getClass()));
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            object.add(key(component), write(get(component, value)));
        }
        return object;
    }

    /** Names a component in files: {@code isNesterov} as {@code nesterov}. */
    private static String key(RecordComponent component) {
        String name = component.getName();
        String bare = name.replaceFirst("^(is|has)(?=[A-Z])", "");
        return bare.equals(name) ? name : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a value.
     *
     * @throws NnException if the JSON is none that {@link #write} would make, or a constructor refuses it
     */
    <T> T read(JsonElement json, Class<T> kind) {
        try {
            return kind.cast(value(json, kind));
        } catch (ClassCastException
                | IllegalStateException
                | UnsupportedOperationException
                | IllegalArgumentException odd) {
            throw NnException.of("the description of the %s cannot be read.", kind.getSimpleName())
                    .causedBy(odd);
        }
    }

    private Object value(JsonElement json, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            Map<String, Object> map = new LinkedHashMap<>();
            Type each = generic.getActualTypeArguments()[1];
            json.getAsJsonObject().entrySet().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), each)));
            return map;
        } else if (type instanceof ParameterizedType generic) {
            List<Object> list = new ArrayList<>();
            json.getAsJsonArray().forEach(each -> list.add(value(each, generic.getActualTypeArguments()[0])));
            return generic.getRawType() == Optional.class ? list.stream().findFirst() : list;
        }
        Class<?> kind = (Class<?>) type;
        if (kind == OptionalDouble.class) {
            return json.isJsonPrimitive()
                    ? OptionalDouble.of(json.getAsDouble()) // as files had it while a threshold always was chosen
                    : json.getAsJsonArray().asList().stream()
                            .mapToDouble(JsonElement::getAsDouble)
                            .findFirst();
        }
        if (kind == Shape.class) {
            return Shape.of(json.getAsJsonArray().asList().stream()
                    .mapToInt(JsonElement::getAsInt)
                    .toArray());
        }
        return json.isJsonObject() ? record(json.getAsJsonObject(), kind) : plain(json.getAsJsonPrimitive(), kind);
    }

    private static Object plain(JsonPrimitive json, Class<?> kind) {
        if (kind.isEnum()) {
            return Stream.of(kind.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(json.getAsString()))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        } else if (kind == int.class) {
            return json.getAsInt();
        } else if (kind == long.class || kind == Long.class) {
            return json.getAsLong();
        } else if (kind == double.class || kind == Double.class) {
            return json.getAsDouble();
        } else if (kind == Float.class) {
            return json.getAsFloat();
        }
        return kind == boolean.class ? (Object) json.getAsBoolean() : json.getAsString();
    }

    private Object record(JsonObject json, Class<?> wanted) {
        JsonElement name = json.get(TYPE);
        Class<?> kind = name == null ? null : kinds.get(name.getAsString());
        if (kind == null || !wanted.isAssignableFrom(kind)) {
            throw NnException.of("\"%s\" is no %s that this version knows.", name, wanted.getSimpleName())
                    .maybe("the file was written by a newer version.");
        }
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonElement part = json.get(key(components[i]));
            if (part == null) {
                throw NnException.of("the %s has no \"%s\".", kind.getSimpleName(), key(components[i]));
            }
            values[i] = value(part, components[i].getGenericType());
            types[i] = components[i].getType();
        }
        return make(kind, types, values);
    }

    private static Object make(Class<?> kind, Class<?>[] types, Object[] values) {
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
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
