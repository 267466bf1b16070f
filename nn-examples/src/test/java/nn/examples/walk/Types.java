package nn.examples.walk;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Takes generic types apart. */
final class Types {
    private Types() {}

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType known) {
            return (Class<?>) known.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return type instanceof TypeVariable<?> variable
                ? raw(variable.getBounds()[0])
                : raw(bound((WildcardType) type));
    }

    private static Type bound(WildcardType type) {
        return type.getLowerBounds().length > 0 ? type.getLowerBounds()[0] : type.getUpperBounds()[0];
    }

    /** Returns what a list, map or array holds, such as the second argument of a map. */
    static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType known) {
            Type argument = known.getActualTypeArguments()[index];
            return argument instanceof WildcardType wildcard ? bound(wildcard) : argument;
        }
        return Object.class;
    }

    static Type component(Type type) {
        return type instanceof GenericArrayType array
                ? array.getGenericComponentType()
                : raw(type).getComponentType();
    }
}
