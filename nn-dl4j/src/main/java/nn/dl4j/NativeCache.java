package nn.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says where JavaCPP unpacks native code for a user whom the system does not know, and whose home is "?" for Java. */
final class NativeCache {
    private static final String PLACE = "org.bytedeco.javacpp.cachedir";

    private NativeCache() {}

    /** Keeps JavaCPP from making a folder "?" where the program was started. */
    static void choose() throws IOException {
        if (System.getProperty(PLACE) == null) {
            place(System.getProperty("user.home"), System.getenv("HOME"))
                    .ifPresent(place -> System.setProperty(PLACE, place.toString()));
        }
    }

    /** Returns nothing where JavaCPP's own choice is right; else a folder in HOME, or a new one where there is none. */
    static Optional<Path> place(@Nullable String home, @Nullable String variable) throws IOException {
        if (isPlace(home)) {
            return Optional.empty();
        }
        return Optional.of(
                variable != null && isPlace(variable)
                        ? Path.of(variable, ".javacpp", "cache")
                        : Files.createTempDirectory("javacpp"));
    }

    private static boolean isPlace(@Nullable String directory) {
        return directory != null && Path.of(directory).isAbsolute();
    }
}
