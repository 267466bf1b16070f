package nn.onnx.binding;

import ai.onnxruntime.OrtException;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nn.onnx.ort.Ort;

/** Calls the C API of the library that ONNX Runtime's Java API has loaded, and tells its problems in our voice. */
final class OrtApi {
    /** The oldest version of the table that has all of {@link OrtFunction}. */
    private static final int VERSION = 16;

    private static final int MOST_FUNCTIONS = 256;
    private static final int MOST_TEXT = 1 << 16;
    /** {@code ORT_LOGGING_LEVEL_ERROR}, {@code OrtArenaAllocator} and {@code OrtMemTypeDefault}. */
    private static final int LOG_ERRORS = 3;

    private static final int ARENA = 1;
    private static final int DEFAULT_MEMORY = 0;

    private final Map<OrtFunction, MethodHandle> functions = new EnumMap<>(OrtFunction.class);
    private final ThreadLocal<ByteBuffer> results = ThreadLocal.withInitial(() -> Scratch.direct(Long.BYTES));
    private final long environment;

    private OrtApi(long table) throws ReflectiveOperationException {
        ByteBuffer entries = Foreign.memory(table, (long) MOST_FUNCTIONS * Long.BYTES);
        for (OrtFunction each : OrtFunction.values()) {
            long address = entries.getLong(each.index() * Long.BYTES);
            functions.put(each, Foreign.function(address, each.isVoid(), each.parameters()));
        }
        try (Scratch scratch = new Scratch()) {
            this.environment = create("starting", OrtFunction.CREATE_ENV, LOG_ERRORS, scratch.text("nn"));
        }
    }

    /** Holds what was found, or why nothing was. */
    private record Found(Optional<OrtApi> api, String problem) {
        private static final Found HERE = find();

        static Found nothing(String why) {
            return new Found(Optional.empty(), why);
        }
    }

    private static Found find() {
        try {
            Ort.environment();
            Foreign.require();
            Optional<Long> base = Foreign.find("OrtGetApiBase");
            if (base.isEmpty()) {
                return Found.nothing("ONNX Runtime was loaded by another class loader");
            }
            long address = call(Foreign.function(base.get(), false, ""));
            long getApi = Foreign.memory(address, Long.BYTES).getLong(0);
            long table = call(Foreign.function(getApi, false, "i"), VERSION);
            return table == 0
                    ? Found.nothing("ONNX Runtime has no version " + VERSION + " of its C API")
                    : new Found(Optional.of(new OrtApi(table)), "");
        } catch (ReflectiveOperationException refused) {
            return Found.nothing(String.valueOf(Foreign.thrown(refused).getMessage()));
        } catch (RuntimeException missing) {
            return Found.nothing(String.valueOf(missing.getMessage()));
        }
    }

    /** Returns the API; empty where the JDK is too old, or does not allow it. */
    static Optional<OrtApi> here() {
        return Found.HERE.api();
    }

    /** Returns why there is none, empty where there is. */
    static String problem() {
        return Found.HERE.problem();
    }

    private static long call(MethodHandle function, long... arguments) {
        try {
            return (long) function.invokeExact(arguments);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Calls a function; what a status says is thrown, with the place before it. */
    void call(String place, OrtFunction function, long... arguments) {
        long status = call(Objects.requireNonNull(functions.get(function)), arguments);
        if (status != 0 && !function.isVoid()) {
            throw Ort.failure(place, told(status));
        }
    }

    /** Calls a function that makes something, whose address it writes to where its last argument points. */
    long create(String place, OrtFunction function, long... arguments) {
        ByteBuffer result = results.get();
        long[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = address(result);
        call(place, function, all);
        return result.getLong(0);
    }

    /** Releases something. */
    void release(OrtFunction function, long address) {
        call(Objects.requireNonNull(functions.get(function)), address);
    }

    /** Returns the addresses of what a run gave, in the order in which outputs were bound; each is to be released. */
    List<Long> boundOutputs(String place, long binding) {
        long allocator = create(place, OrtFunction.GET_ALLOCATOR_WITH_DEFAULT_OPTIONS);
        ByteBuffer count = Scratch.direct(Long.BYTES);
        ByteBuffer array = Scratch.direct(Long.BYTES);
        call(place, OrtFunction.GET_BOUND_OUTPUT_VALUES, binding, allocator, address(array), address(count));
        int size = Math.toIntExact(count.getLong(0));
        ByteBuffer values = memory(array.getLong(0), (long) size * Long.BYTES);
        List<Long> all = IntStream.range(0, size)
                .mapToObj(i -> values.getLong(i * Long.BYTES))
                .toList();
        call(place, OrtFunction.ALLOCATOR_FREE, allocator, array.getLong(0));
        return all;
    }

    private OrtException told(long status) {
        int code = (int) call(Objects.requireNonNull(functions.get(OrtFunction.GET_ERROR_CODE)), status);
        long words = call(Objects.requireNonNull(functions.get(OrtFunction.GET_ERROR_MESSAGE)), status);
        String message = read(words);
        release(OrtFunction.RELEASE_STATUS, status);
        return new OrtException(code, message);
    }

    private static String read(long address) {
        ByteBuffer memory = memory(address, MOST_TEXT);
        int length = 0;
        while (length < MOST_TEXT && memory.get(length) != 0) {
            length++;
        }
        return StandardCharsets.UTF_8.decode(memory.slice(0, length)).toString();
    }

    long environment() {
        return environment;
    }

    /** Describes the memory of a device; to be released. */
    long memoryInfo(String place, OptionalInt gpu) {
        try (Scratch scratch = new Scratch()) {
            long name = scratch.text(gpu.isPresent() ? "Cuda" : "Cpu");
            return create(place, OrtFunction.CREATE_MEMORY_INFO, name, ARENA, gpu.orElse(0), DEFAULT_MEMORY);
        }
    }

    static long address(ByteBuffer memory) {
        try {
            return Foreign.address(memory);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(Foreign.thrown(failed));
        }
    }

    static ByteBuffer memory(long address, long bytes) {
        try {
            return Foreign.memory(address, bytes);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(Foreign.thrown(failed));
        }
    }
}
