package nn.examples.walk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a user can call: a constructor, a static method, or a method of an instance. */
final class Door {
    private final Class<?> owner;
    private final Executable executable;
    private final MethodHandle handle;
    private final List<Type> parameters;
    private final boolean takesFiles;

    /** Opens a door of a public type, which may have inherited it from one that is not public. */
    private Door(Class<?> owner, Executable executable) {
        this.owner = owner;
        this.executable = executable;
        this.handle = opened();
        this.parameters = List.of(executable.getGenericParameterTypes());
        this.takesFiles = parameters.toString().contains("java.nio.file.Path");
    }

    /** Lists the doors of a type. */
    static Stream<Door> of(Class<?> type) {
        Stream<Executable> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Arrays.stream(type.getConstructors());
        return Stream.concat(constructors, methods(type))
                .map(executable -> new Door(type, executable))
                .sorted(Comparator.comparing(door -> door.executable.toString()));
    }

    private static Stream<Method> methods(Class<?> type) {
        Method[] all = type.getMethods();
        return Arrays.stream(all)
                .filter(method -> method.getDeclaringClass().getName().startsWith("nn."))
                .filter(method -> !(method.isBridge() && isWrittenOut(method, all)))
                .filter(method -> !(type.isEnum() && method.getName().equals("valueOf")));
    }

    private static boolean isWrittenOut(Method bridge, Method[] all) {
        return Arrays.stream(all)
                .anyMatch(method -> !method.isBridge()
                        && method.getName().equals(bridge.getName())
                        && method.getParameterCount() == bridge.getParameterCount());
    }

    /** Tells whether nothing can be called after it. */
    boolean isLast() {
        return name().equals("close");
    }

    String name() {
        return executable instanceof Constructor<?> ? "new" : executable.getName();
    }

    boolean isStatic() {
        return executable instanceof Constructor<?> || Modifier.isStatic(executable.getModifiers());
    }

    Class<?> owner() {
        return owner;
    }

    List<Type> parameters() {
        return parameters;
    }

    boolean takesFiles() {
        return takesFiles;
    }

    String parameter(int index) {
        return executable.getParameters()[index].getName();
    }

    /** Tells whether this implements what users may write themselves, too, such as a layer's {@code call}. */
    boolean isWrittenByUsers() {
        return executable instanceof Method && !isStatic() && interfaces(owner).anyMatch(this::declares);
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable((Class<?>) type.getSuperclass()));
        return Stream.concat(Stream.of(type), above.flatMap(Door::interfaces));
    }

    private boolean declares(Class<?> type) {
        return Wrong.isWritable(type)
                && Arrays.stream(type.getMethods())
                        .anyMatch(method -> method.getName().equals(name())
                                && Arrays.equals(method.getParameterTypes(), executable.getParameterTypes()));
    }

    /** Returns what calls it with an array: the instance, where there is one, and the arguments. */
    MethodHandle handle() {
        return handle;
    }

    private MethodHandle opened() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            if (executable instanceof Constructor<?> constructor) {
                return spread(lookup.unreflectConstructor(constructor));
            }
            MethodType type =
                    MethodType.methodType(((Method) executable).getReturnType(), executable.getParameterTypes());
            return spread(
                    isStatic() ? lookup.findStatic(owner, name(), type) : lookup.findVirtual(owner, name(), type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(this + " cannot be called", e);
        }
    }

    private static MethodHandle spread(MethodHandle handle) {
        MethodHandle fixed = handle.asFixedArity();
        return fixed.asType(fixed.type().generic())
                .asSpreader(Object[].class, fixed.type().parameterCount());
    }

    @Override
    public String toString() {
        String parameters = Arrays.stream(executable.getParameterTypes())
                .map(Class::getSimpleName)
                .reduce((all, one) -> all + ", " + one)
                .orElse("");
        return owner.getName().substring(owner.getPackageName().length() + 1).replace('$', '.') + "." + name() + "("
                + parameters + ")";
    }
}
