package nn.onnx.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
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
    static final String TYPE = "type";

    private final Map<String, Class<?>> kinds = new HashMap<>();

    /** Knows some records, those within an interface, and what all of these hold. */
    RecordCodec(List<Class<?>> roots) {
        roots.forEach(this::learn);
    }

    private void learn(Type type) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(this::learn);
        } else if (type instanceof Class<?> kind && kind.isInterface()) {
            Stream.of(kind.getClasses()).filter(Class::isRecord).forEach(this::learn);
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
    static String key(RecordComponent component) {
        String name = component.getName();
        String bare = name.replaceFirst("^(is|has)(?=[A-Z])", "");
        return bare.equals(name) ? name : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a value; a component that is not there is as {@link Defaults} says.
     *
     * @throws NnException if the JSON is none that {@link #write} of this or an older version would make, or a constructor
     *     refuses it
     */
    <T> T read(JsonElement json, Class<T> kind) {
        Map<String, Class<?>> names = new HashMap<>(Kinds.FORMER);
        names.putAll(kinds);
        return new RecordReader(names).read(json, kind);
    }
}
