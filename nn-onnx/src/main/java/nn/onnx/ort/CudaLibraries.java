package nn.onnx.ort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.onnx.library.LibraryCache;
import nn.onnx.library.NativeJars;
import nn.onnx.library.PackedLibrary;

/**
 * Loads CUDA's libraries out of jars on the class path, so that a driver is all that a GPU needs. Once one is loaded, those
 * that need it get it by its name, wherever it lies; without such jars, the system's are used.
 */
final class CudaLibraries {
    /** What of CUDA must be loaded, each after those that it needs. */
    private static final List<String> NAMES = List.of(
            "libcudart.so.12",
            "libnvrtc-builtins.so.12.9",
            "libnvrtc-builtins.so.12.6",
            "libnvrtc.so.12",
            "libcublasLt.so.12",
            "libcublas.so.12",
            "libcurand.so.10",
            "libcufft.so.11",
            "libcudnn_graph.so.9",
            "libcudnn_ops.so.9",
            "libcudnn_cnn.so.9",
            "libcudnn_adv.so.9",
            "libcudnn_heuristic.so.9",
            "libcudnn_engines_precompiled.so.9",
            "libcudnn_engines_runtime_compiled.so.9",
            "libcudnn.so.9");

    /** CUDA 12.8: ONNX Runtime calls what is new in it. */
    private static final int OLDEST = 12_008;

    private static final Pattern NAME = Pattern.compile("lib(.+)\\.so\\.([\\d.]+)");

    private CudaLibraries() {}

    /**
     * Loads those that the class loader sees.
     *
     * @return why they could not be loaded; empty where they were, and where there are none
     */
    static Optional<String> load(ClassLoader loader, Optional<LibraryCache> cache, Machine machine) {
        NativeJars jars = new NativeJars(loader, machine.folderOfCuda());
        try {
            List<PackedLibrary> found = new ArrayList<>();
            for (String name : NAMES) {
                jars.newest(machine.isWindows() ? onWindows(name) : name).ifPresent(found::add);
            }
            return found.isEmpty() ? Optional.empty() : load(found, cache);
        } catch (IOException unread) {
            return Optional.of(CudaProblem.notUnpacked(unread));
        }
    }

    private static Optional<String> load(List<PackedLibrary> found, Optional<LibraryCache> cache) throws IOException {
        if (cache.isEmpty()) {
            return Optional.of(CudaProblem.nowhereToUnpack());
        }
        PackedLibrary runtime = found.get(0);
        if (runtime.file().contains("cudart") && runtime.version() > 0 && runtime.version() < OLDEST) {
            return Optional.of(CudaProblem.tooOld(runtime));
        }
        Path folder = cache.get().folder(found);
        cache.get().unpack(found, folder);
        for (PackedLibrary each : found) {
            try {
                System.load(folder.resolve(each.file()).toString());
            } catch (UnsatisfiedLinkError | IllegalCallerException refused) {
                // One that another class loader has loaded is there for all.
                if (!String.valueOf(refused.getMessage()).contains("already loaded in another class")) {
                    return Optional.of(CudaProblem.notLoaded(each, refused));
                }
            }
        }
        return Optional.empty();
    }

    static String onWindows(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(name);
        }
        String version = parts.group(1).equals("nvrtc")
                ? parts.group(2) + "0_0"
                : parts.group(2).replace(".", "");
        return String.format(Locale.ROOT, "%s64_%s.dll", parts.group(1), version);
    }
}
