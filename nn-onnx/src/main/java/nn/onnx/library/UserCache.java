package nn.onnx.library;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Knows where a user keeps what can be made again.
 *
 * @param property gives a system property by name
 * @param variable gives an environment variable by name
 */
record UserCache(Function<String, Optional<String>> property, Function<String, Optional<String>> variable) {
    static UserCache ofSystem() {
        return new UserCache(
                name -> Optional.ofNullable(System.getProperty(name)),
                name -> Optional.ofNullable(System.getenv(name)));
    }

    /** Returns the folder for libraries; empty for a user without a home. */
    Optional<Path> libraries() {
        Optional<Path> named = property.apply(LibraryCache.PROPERTY).flatMap(UserCache::path);
        return named.or(() -> system().map(caches -> caches.resolve("nn").resolve("libraries")));
    }

    private Optional<Path> system() {
        String os = property.apply("os.name").orElse("").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return absolute(variable, "LOCALAPPDATA")
                    .or(() -> home().map(home -> home.resolve("AppData").resolve("Local")));
        }
        if (os.startsWith("mac")) {
            return home().map(home -> home.resolve("Library").resolve("Caches"));
        }
        return absolute(variable, "XDG_CACHE_HOME").or(() -> home().map(home -> home.resolve(".cache")));
    }

    private Optional<Path> home() {
        return absolute(property, "user.home").or(() -> absolute(variable, "HOME"));
    }

    private static Optional<Path> absolute(Function<String, Optional<String>> from, String name) {
        return from.apply(name).flatMap(UserCache::path).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(String value) {
        try {
            return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
