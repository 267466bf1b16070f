package nn.onnx.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Calls native functions by {@code java.lang.foreign}, which JDKs have from 22 on. It is reached by reflection, since this is
 * compiled for 17; calls themselves are method handles, to which only numbers go.
 */
final class Foreign {
    private static final int FIRST_JDK = 22;
    private static final String PACKAGE = "java.lang.foreign.";

    private Foreign() {}

    /** Refuses to go on where the JDK is older. */
    static void require() {
        int jdk = Runtime.version().feature();
        if (jdk < FIRST_JDK) {
            throw new UnsupportedOperationException("Java " + jdk + " cannot call it, " + FIRST_JDK + " and later can");
        }
    }

    /** Finds a function of a library that this class loader loaded, and returns its address. */
    static Optional<Long> find(String function) throws ReflectiveOperationException {
        Object lookup = type("SymbolLookup").getMethod("loaderLookup").invoke(null);
        Optional<?> found = (Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(lookup, function);
        return found.isPresent() ? Optional.of(address(found.get())) : Optional.empty();
    }

    /**
     * Makes a function callable.
     *
     * @param address where it is
     * @param isVoid whether it gives nothing, and so 0; else a number
     * @param parameters {@code i} for an int and {@code l} for a long or an address, for each parameter
     * @return takes an array of long, and gives a long
     */
    static MethodHandle function(long address, boolean isVoid, String parameters) throws ReflectiveOperationException {
        Object[] layouts = (Object[]) Array.newInstance(type("MemoryLayout"), parameters.length());
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = layout(parameters.charAt(i) == 'i' ? "JAVA_INT" : "JAVA_LONG");
        }
        Class<?> descriptor = type("FunctionDescriptor");
        Class<?> all = layouts.getClass();
        Object form = isVoid
                ? descriptor.getMethod("ofVoid", all).invoke(null, (Object) layouts)
                : descriptor.getMethod("of", type("MemoryLayout"), all).invoke(null, layout("JAVA_LONG"), layouts);
        Object options = Array.newInstance(type("Linker$Option"), 0);
        Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
        MethodHandle handle = (MethodHandle) type("Linker")
                .getMethod("downcallHandle", type("MemorySegment"), descriptor, options.getClass())
                .invoke(linker, segment(address), form, options);
        MethodType longs = MethodType.methodType(long.class).appendParameterTypes(longs(parameters.length()));
        return MethodHandles.explicitCastArguments(handle, longs).asSpreader(long[].class, parameters.length());
    }

    private static Class<?>[] longs(int count) {
        Class<?>[] types = new Class<?>[count];
        Arrays.fill(types, long.class);
        return types;
    }

    /** Shows native memory; nobody may use it once it is released. */
    static ByteBuffer memory(long address, long bytes) throws ReflectiveOperationException {
        Class<?> segment = type("MemorySegment");
        Object sized = segment.getMethod("reinterpret", long.class).invoke(segment(address), bytes);
        return ((ByteBuffer) segment.getMethod("asByteBuffer").invoke(sized)).order(ByteOrder.nativeOrder());
    }

    /** Returns where direct memory begins; whoever uses the address must hold on to the memory. */
    static long address(ByteBuffer memory) throws ReflectiveOperationException {
        return address(type("MemorySegment")
                .getMethod("ofBuffer", Buffer.class)
                .invoke(null, memory.duplicate().clear()));
    }

    private static long address(Object segment) throws ReflectiveOperationException {
        return (long) type("MemorySegment").getMethod("address").invoke(segment);
    }

    private static Object segment(long address) throws ReflectiveOperationException {
        return type("MemorySegment").getMethod("ofAddress", long.class).invoke(null, address);
    }

    private static Object layout(String name) throws ReflectiveOperationException {
        return type("ValueLayout").getField(name).get(null);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name);
    }

    /** Returns what a method that was called by reflection threw. */
    static Throwable thrown(ReflectiveOperationException failed) {
        return failed instanceof InvocationTargetException inner && inner.getCause() != null
                ? inner.getCause()
                : failed;
    }
}
