package nn.onnx.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.ByName;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.optimizer.Schedule;

/**
 * Writes descriptions, which are records of records, as JSON, and reads them back.
 *
 * <p>Only the kinds it was made with, and those of their components, are ever built, so a file cannot name any other
 * class; and each is built by its own constructor, so a file cannot get round its checks.
 */
final class RecordCodec {
    static final String TYPE = "type";
    /** No component can be called so. */
    static final String WORD = "by name";
    /** Stands for a schedule that is a lambda, of which nothing is left in a file. */
    static final String UNWRITTEN = "unwritten";

    private final Vocabulary vocabulary;

    /** Knows what is built in; users' kinds are learned as they are written. */
    RecordCodec() {
        this(Vocabulary.create());
    }

    /** Knows users' kinds, too. */
    RecordCodec(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Writes a value, and sees to it that it can be read back.
     *
     * @throws NnException if it, or a part of it, is of a kind that no file can hold
     */
    <T> JsonElement prove(T value, Class<T> kind) {
        JsonElement json = write(value);
        if (vocabulary.hasOwn() && !read(json, kind).equals(value)) {
            throw NnException.of("%s does not come back from a file as it was.", value)
                    .maybe("let its constructors keep what they are given, and equals(…) be the record's own.");
        }
        return json;
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
            return array(IntStream.of(shape.dims()).mapToObj(RecordCodec::size));
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

    /** Writes a length that is known only when rows come by its name. */
    private static Object size(int size) {
        return Length.isFree(size) ? Length.name(size) : size;
    }

    private JsonArray array(Stream<?> values) {
        JsonArray array = new JsonArray();
        values.map(this::write).forEach(array::add);
        return array;
    }

    private JsonObject object(Object value) {
        if (value instanceof Missing missing) {
            return missing.json();
        }
        JsonObject object = new JsonObject();
        if (value instanceof ByName lambda) {
            vocabulary.require(lambda);
            object.addProperty(TYPE, vocabulary.word(value.getClass()));
            object.addProperty(WORD, lambda.word());
            return object;
        }
        if (value instanceof Schedule && !(value instanceof Record)) {
            object.addProperty(TYPE, UNWRITTEN);
            return object;
        }
        requireKnown(value);
        object.addProperty(TYPE, vocabulary.word(value.getClass()));
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            object.add(key(component), write(get(component, value)));
        }
        return object;
    }

    private void requireKnown(Object value) {
        Class<?> kind = value.getClass();
        Noun noun = Noun.of(kind);
        if (Noun.isLambda(kind) && !noun.factory().isEmpty()) {
            throw NnException.of("%s has no name, so no file can hold it.", Noun.named(kind))
                    .maybe("give it one: %s(\"…\", …).", noun.factory());
        }
        vocabulary.require(kind);
    }

    /** Names a component in files: {@code isNesterov} as {@code nesterov}. */
    static String key(RecordComponent component) {
        String name = component.getName();
        String bare = name.replaceFirst("^(is|has)(?=[A-Z])", "");
        return bare.equals(name) ? name : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    static Object get(RecordComponent component, Object value) {
        Method accessor = component.getAccessor();
        open(accessor);
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException thrown) {
            throw NnException.of(
                            "%s() of %s threw %s.",
                            component.getName(), accessor.getDeclaringClass(), thrown.getCause())
                    .causedBy(thrown);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Gets at a user's record, also one that is not public. */
    static <E extends AccessibleObject & Member> void open(E member) {
        if (!member.trySetAccessible()) {
            Class<?> kind = member.getDeclaringClass();
            throw NnException.of(
                            "the module %s keeps %s to itself.",
                            kind.getModule().getName(), kind.getName())
                    .maybe("add \"opens %s to nn.onnx;\" to its module-info.java.", kind.getPackageName());
        }
    }

    /**
     * Reads a value; a component that is not there is as {@link Defaults} says.
     *
     * @throws NnException if the JSON is none that {@link #write} of this or an older version would make, or a constructor
     *     refuses it
     */
    <T> T read(JsonElement json, Class<T> kind) {
        return new RecordReader(vocabulary).read(json, kind);
    }
}
