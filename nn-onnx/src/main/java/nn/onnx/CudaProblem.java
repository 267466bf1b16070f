package nn.onnx;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why a GPU cannot be used: which file is missing, what it belongs to, and what brings it. */
final class CudaProblem {
    private static final Pattern MISSING = Pattern.compile("(lib[a-zA-Z_]+\\.so\\.\\d+|[a-zA-Z_]+64_\\d+\\.dll)");
    private static final Map<String, String> PACKAGES = packages();

    private CudaProblem() {}

    private static Map<String, String> packages() {
        Map<String, String> packages = new LinkedHashMap<>();
        packages.put("cudnn", "cuDNN 9 for CUDA 12 (package cudnn9-cuda-12)");
        packages.put("cublas", "cuBLAS of CUDA 12 (package libcublas-12)");
        packages.put("cufft", "cuFFT of CUDA 12 (package libcufft-12)");
        packages.put("curand", "cuRAND of CUDA 12 (package libcurand-12)");
        packages.put("cudart", "the CUDA 12 runtime (package cuda-cudart-12)");
        packages.put("libcuda.", "NVIDIA's driver");
        return packages;
    }

    /** Explains that the jar at hand knows no GPU. */
    static String withoutProvider() {
        return "this onnxruntime was built without CUDA.\n"
                + "Maybe replace the dependency com.microsoft.onnxruntime:onnxruntime by onnxruntime_gpu (see docs/gpu.md).";
    }

    /** Explains what ONNX Runtime said when the provider was asked for. */
    static String explain(String message) {
        Matcher missing = MISSING.matcher(message.replaceAll("libonnxruntime[a-z_]*\\.so", ""));
        if (missing.find()) {
            String file = missing.group(1);
            return String.format(
                    Locale.ROOT,
                    "%s is missing or does not load; it belongs to %s.%n"
                            + "Maybe install that, and put its folder into LD_LIBRARY_PATH (on Windows: PATH).",
                    file,
                    owner(file));
        }
        return message.strip() + "\nMaybe there is no NVIDIA GPU here, or its driver is older than CUDA 12 needs.";
    }

    private static String owner(String file) {
        String plain = file.toLowerCase(Locale.ROOT);
        return PACKAGES.entrySet().stream()
                .filter(each -> plain.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("CUDA 12");
    }
}
