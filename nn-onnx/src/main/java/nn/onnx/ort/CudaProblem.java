package nn.onnx.ort;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.onnx.library.LibraryCache;
import nn.onnx.library.PackedLibrary;

/** Says why a GPU cannot be used: ONNX Runtime's own words, which file is missing or too old, and what brings it. */
final class CudaProblem {
    private static final Pattern LIBRARY = Pattern.compile("(lib[a-zA-Z_]+\\.so\\.\\d+|[a-zA-Z_]+64_\\d+\\.dll)");
    private static final Pattern TOO_OLD = Pattern.compile(
            "undefined symbol: \\w+, version (lib[a-zA-Z_]+\\.so\\.\\d+)|version `(lib[a-zA-Z_]+\\.so\\.\\d+)' not found");
    private static final Pattern NO_GPU = Pattern.compile("no CUDA-capable device|CUDA failure 100\\b");
    private static final Pattern OLD_DRIVER = Pattern.compile("driver version is insufficient|CUDA failure 35\\b");
    private static final Map<String, String> PACKAGES = packages();

    private static final String DEPENDENCIES =
            "add the dependencies org.bytedeco:cuda-redist and org.bytedeco:cuda, which"
                    + " bring all but the driver (see docs/gpu.md).";
    private static final String CHOOSE = text("\nMaybe choose a folder with room by -D%s=DIR.", LibraryCache.PROPERTY);

    private static final String DENIED =
            "\nMaybe start Java with --enable-native-access=nn.onnx,com.microsoft.onnxruntime"
                    + " (on the class path: ALL-UNNAMED).";

    private CudaProblem() {}

    private static Map<String, String> packages() {
        Map<String, String> packages = new LinkedHashMap<>();
        packages.put("cudnn", "cuDNN 9 for CUDA 12 (package cudnn9-cuda-12)");
        packages.put("cublas", "cuBLAS of CUDA 12.8 or later (package libcublas-12-8)");
        packages.put("cufft", "cuFFT of CUDA 12.8 or later (package libcufft-12-8)");
        packages.put("curand", "cuRAND of CUDA 12.8 or later (package libcurand-12-8)");
        packages.put("cudart", "the runtime of CUDA 12.8 or later (package cuda-cudart-12-8)");
        return packages;
    }

    /** Explains that the jar at hand knows no GPU. */
    static String withoutProvider() {
        return "this onnxruntime was built without CUDA.\n"
                + "Maybe replace the dependency com.microsoft.onnxruntime:onnxruntime by onnxruntime_gpu, or exclude"
                + " onnxruntime where both are there (see docs/gpu.md).";
    }

    /** Explains that no driver was found, and so nothing was tried. */
    static String withoutDriver() {
        return "NVIDIA's driver is not here: neither /dev/nvidiactl nor libcuda.so.1 was found.\n"
                + "Maybe there is no NVIDIA GPU in this machine, or it is hidden from this process (a container needs"
                + " --gpus all).";
    }

    /** Explains that the libraries in jars could not be unpacked. */
    static String notUnpacked(IOException problem) {
        String said = String.valueOf(problem.getMessage());
        String words = problem instanceof FileSystemException told && told.getReason() != null
                ? said
                : problem.getClass().getSimpleName() + ": " + said;
        return text("CUDA's libraries on the class path could not be unpacked: %s.", words) + CHOOSE;
    }

    /** Explains that there is no folder to unpack libraries into. */
    static String nowhereToUnpack() {
        return "CUDA's libraries on the class path could not be unpacked: this user has no home." + CHOOSE;
    }

    /** Explains that the runtime of CUDA out of a jar is older than 12.8. */
    static String tooOld(PackedLibrary library) {
        return text(
                "%s out of %s.jar is of CUDA %d.%d, but ONNX Runtime needs 12.8 or later.\n"
                        + "Maybe add the dependency org.bytedeco:cuda-redist too, whose newer libraries are then taken (see"
                        + " docs/gpu.md).",
                library.file(), library.jar(), library.version() / 1000, library.version() % 1000);
    }

    /** Explains that a library out of a jar does not load. */
    static String notLoaded(PackedLibrary library, Throwable problem) {
        String said = String.valueOf(problem.getMessage());
        String words = text("%s out of %s.jar does not load: %s", library.file(), library.jar(), said);
        return problem instanceof IllegalCallerException ? words + DENIED : words;
    }

    /** Explains what ONNX Runtime said when the provider was asked for. */
    static String explain(String message) {
        String words = "ONNX Runtime says: " + message.strip();
        Matcher old = TOO_OLD.matcher(message);
        if (old.find()) {
            String file = old.group(1) == null ? old.group(2) : old.group(1);
            return text("%s is older than ONNX Runtime needs, which is %s. %s", file, owner(file), words)
                    + "\nMaybe install that, and put its folder first in LD_LIBRARY_PATH, or " + DEPENDENCIES;
        }
        Matcher missing = LIBRARY.matcher(message);
        if (missing.find()) {
            String file = missing.group(1);
            if (file.startsWith("libcuda.")) {
                return text("%s is missing or does not load; it belongs to NVIDIA's driver. %s", file, words)
                        + "\nMaybe install the driver; a container needs --gpus all.";
            }
            return text("%s is missing or does not load; it belongs to %s. %s", file, owner(file), words)
                    + "\nMaybe install that, and put its folder into LD_LIBRARY_PATH (on Windows: PATH), or "
                    + DEPENDENCIES;
        }
        return words + "\nMaybe " + cure(message);
    }

    private static String cure(String message) {
        if (NO_GPU.matcher(message).find()) {
            return "there is no NVIDIA GPU here, or it is hidden from this process (CUDA_VISIBLE_DEVICES, a container).";
        }
        if (OLD_DRIVER.matcher(message).find()) {
            return "NVIDIA's driver is older than CUDA 12 needs: install a newer one.";
        }
        if (message.contains("error 126")) {
            return "a library of CUDA 12.8 or later (cudart64_12, cublas64_12, cublasLt64_12, curand64_10, cufft64_11) or of"
                    + " cuDNN 9 (cudnn64_9) is missing: put their folders into PATH, or " + DEPENDENCIES;
        }
        return "what is installed does not fit together: CUDA 12.8 or later of the major version 12, cuDNN 9 and a driver"
                + " for them are needed (see docs/gpu.md).";
    }

    private static String owner(String file) {
        String plain = file.toLowerCase(Locale.ROOT);
        return PACKAGES.entrySet().stream()
                .filter(each -> plain.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("CUDA 12.8 or later");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
