package nn.onnx.ort;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import nn.onnx.library.JarOfLibraries;
import nn.onnx.library.LibraryCache;

/** Loads CUDA's libraries out of jars, the cache and then the jars being its arguments, and prints what came of it. */
final class CudaProbe {
    private CudaProbe() {}

    public static void main(String[] args) throws IOException {
        Path[] jars = Arrays.stream(args).skip(1).map(Path::of).toArray(Path[]::new);
        try (URLClassLoader loader = JarOfLibraries.loader(jars)) {
            Optional<String> problem =
                    CudaLibraries.load(loader, Optional.of(new LibraryCache(Path.of(args[0]))), Machine.here());
            System.out.println("problem: " + problem.orElse("none"));
        }
        Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains(args[0]))
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .distinct()
                .forEach(file -> System.out.println("loaded: " + file));
    }
}
