package nn.onnx.library;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;

/**
 * Finds native libraries on the class path.
 *
 * @param loader sees them
 * @param folder where they lie in their jars, such as {@code org/bytedeco/cuda/linux-x86_64}
 */
public record NativeJars(ClassLoader loader, String folder) {
    /**
     * Finds the library that a class would find.
     *
     * @param file its name, such as {@code libcudart.so.12}
     * @return the first on the path
     * @throws IOException if its jar cannot be read
     */
    public Optional<PackedLibrary> first(String file) throws IOException {
        URL place = loader.getResource(folder + "/" + file);
        return place == null ? Optional.empty() : Optional.of(PackedLibrary.at(place));
    }

    /**
     * Finds the library in the newest of the jars that have it, by the version of CUDA in their names.
     *
     * @param file its name, such as {@code libcudart.so.12}
     * @return the newest; of equals the first on the path
     * @throws IOException if its jar cannot be read
     */
    public Optional<PackedLibrary> newest(String file) throws IOException {
        Optional<PackedLibrary> newest = Optional.empty();
        for (URL place : Collections.list(loader.getResources(folder + "/" + file))) {
            PackedLibrary each = PackedLibrary.at(place);
            if (newest.isEmpty() || each.version() > newest.get().version()) {
                newest = Optional.of(each);
            }
        }
        return newest;
    }
}
