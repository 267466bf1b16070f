package nn.onnx.ort;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nn.onnx.library.LibraryCache;
import nn.onnx.library.NativeJars;
import nn.onnx.library.PackedLibrary;

/**
 * Lets ONNX Runtime take its libraries from the user's cache, where its Java API would unpack them at each start. Where that
 * cannot be, or the user chose another way by properties, it does as it always does.
 */
final class OrtLibraries {
    private static final String PROPERTIES = "onnxruntime.native.";
    private static final String PATH = PROPERTIES + "path";
    private static final String LOADED = "nn.onnx.loaded:";

    /** Properties are the whole JVM's, and so is a literal: each class loader has its own of this class, but the same lock. */
    private static final String LOCK = "nn.onnx: one class loader at a time loads ONNX Runtime";

    private static final List<String> ALWAYS =
            List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared");
    private static final String CUDA = "onnxruntime_providers_cuda";

    /** What was unpacked, and where; set once, before ONNX Runtime loads. */
    private static volatile Optional<Chosen> chosen = Optional.empty();

    private OrtLibraries() {}

    private record Chosen(LibraryCache cache, Path folder, Optional<PackedLibrary> cuda) {}

    /** Calls what loads ONNX Runtime; only this call sees the property, for the folder is ours alone. */
    static <R> R during(Supplier<R> loading) {
        synchronized (LOCK) {
            return alone(loading);
        }
    }

    private static <R> R alone(Supplier<R> loading) {
        chosen = choose();
        chosen.ifPresent(
                libraries -> System.setProperty(PATH, libraries.folder().toString()));
        try {
            return loading.get();
        } finally {
            chosen.ifPresent(libraries -> System.clearProperty(PATH));
        }
    }

    private static Optional<Chosen> choose() {
        Optional<LibraryCache> cache = LibraryCache.ofSystem();
        if (cache.isEmpty()
                || System.getProperties().stringPropertyNames().stream()
                        .anyMatch(name -> name.startsWith(PROPERTIES))) {
            return Optional.empty();
        }
        try {
            return unpack(cache.get());
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    private static Optional<Chosen> unpack(LibraryCache cache) throws IOException {
        NativeJars jars = new NativeJars(
                OrtEnvironment.class.getClassLoader(),
                "ai/onnxruntime/native/" + Machine.here().folderOfOrt());
        List<PackedLibrary> always = new ArrayList<>();
        for (String each : ALWAYS) {
            jars.first(System.mapLibraryName(each)).ifPresent(always::add);
        }
        if (always.isEmpty()) {
            return Optional.empty();
        }
        Optional<PackedLibrary> cuda = jars.first(System.mapLibraryName(CUDA));
        List<PackedLibrary> all = new ArrayList<>(always);
        cuda.ifPresent(all::add);
        Path shared = cache.folder(all);
        Path folder = isClaimed(shared) ? ofItsOwn(all) : shared;
        cache.unpack(always, folder);
        if (cuda.isPresent()) {
            LibraryCache.requireRoom(all, folder);
        }
        return Optional.of(new Chosen(cache, folder, cuda));
    }

    /** A library loads once in a JVM: a second class loader, as servers have, needs another copy. */
    private static boolean isClaimed(Path folder) {
        return System.getProperties().putIfAbsent(LOADED + folder, "true") != null;
    }

    /**
     * Makes a folder for such a copy, which goes when the JVM ends. ONNX Runtime would make one, too, but reads its jar by a
     * connection that class loaders share: where another one is closed meanwhile, it fails.
     */
    private static Path ofItsOwn(List<PackedLibrary> libraries) throws IOException {
        Path folder = Files.createTempDirectory("nn-onnxruntime-");
        folder.toFile().deleteOnExit();
        libraries.forEach(each -> folder.resolve(each.file()).toFile().deleteOnExit());
        return folder;
    }

    /** Unpacks the CUDA provider beside the others, where ONNX Runtime looks for it; it is large, and only GPUs need it. */
    static void addCuda() throws IOException {
        if (chosen.isPresent() && chosen.get().cuda().isPresent()) {
            Chosen libraries = chosen.get();
            libraries.cache().unpack(List.of(libraries.cuda().get()), libraries.folder());
        }
    }
}
