package nn.examples.walk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Makes what users hand over as lambdas or objects of their own, for any interface. */
final class Lambdas {
    /** Is thrown by users' code, and so may come out as it is. */
    static final class OfTheUser extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OfTheUser() {
            super("the user's own");
        }
    }

    private Lambdas() {}

    /** Gives null, or NaN or −1 where it must give a number. */
    static Object empty(Type type) {
        return make(type, "gives nothing", (wanted, arguments) -> Wrong.nothing(Types.raw(wanted)));
    }

    /** Throws what is the user's own. */
    static Object failing(Type type) {
        return make(type, "fails", (wanted, arguments) -> {
            throw new OfTheUser();
        });
    }

    /** Gives the first argument of the wanted type, else a sample of it. */
    static Object sound(Type type, Function<Type, Object> samples) {
        return make(type, "sound", (wanted, arguments) -> {
            Class<?> raw = Types.raw(wanted);
            return Arrays.stream(arguments)
                    .filter(raw::isInstance)
                    .findFirst()
                    .orElseGet(() -> raw == void.class ? null : Attempt.ready(samples.apply(wanted)));
        });
    }

    private interface Answer {
        Object to(Type wanted, Object[] arguments);
    }

    private static Object make(Type type, String name, Answer answer) {
        Class<?> raw = Types.raw(type);
        Map<TypeVariable<?>, Type> variables = variables(type, raw);
        InvocationHandler handler = (proxy, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method, name + " " + raw.getSimpleName(), arguments);
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            return answer.to(resolve(method.getGenericReturnType(), variables), arguments);
        };
        return Proxy.newProxyInstance(Lambdas.class.getClassLoader(), new Class<?>[] {raw}, handler);
    }

    /** A lambda equals itself alone. */
    @SuppressWarnings("ReferenceEquality")
    private static Object ofObject(Object proxy, Method method, String name, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> name;
        };
    }

    private static Map<TypeVariable<?>, Type> variables(Type type, Class<?> raw) {
        Map<TypeVariable<?>, Type> variables = new HashMap<>();
        if (type instanceof ParameterizedType known) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                variables.put(raw.getTypeParameters()[i], known.getActualTypeArguments()[i]);
            }
        }
        for (Type parent : raw.getGenericInterfaces()) {
            variables(parent, Types.raw(parent))
                    .forEach((name, value) -> variables.put(name, resolve(value, variables)));
        }
        return variables;
    }

    private static Type resolve(Type type, Map<TypeVariable<?>, Type> variables) {
        return type instanceof TypeVariable<?> name ? variables.getOrDefault(name, type) : type;
    }
}
