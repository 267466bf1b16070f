package nn.mnist;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import nn.data.NnException;

/**
 * Knows where a user keeps the files.
 *
 * @param property gives a system property by name
 * @param variable gives an environment variable by name
 */
record Places(Function<String, Optional<String>> property, Function<String, Optional<String>> variable) {
    static Places ofSystem() {
        return new Places(
                name -> Optional.ofNullable(System.getProperty(name)),
                name -> Optional.ofNullable(System.getenv(name)));
    }

    /** The directory that the user named, if any. */
    Optional<Path> named() {
        return read(property, "nn.mnist.dir").or(() -> read(variable, "NN_MNIST_DIR"));
    }

    /** Where downloads are kept, by the custom of the operating system. */
    Path cache() {
        return caches().resolve("nn").resolve("mnist");
    }

    private Path caches() {
        String system = property.apply("os.name").orElse("").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return absolute(variable, "LOCALAPPDATA")
                    .orElseGet(() -> home().resolve("AppData").resolve("Local"));
        }
        if (system.startsWith("mac")) {
            return home().resolve("Library").resolve("Caches");
        }
        return absolute(variable, "XDG_CACHE_HOME").orElseGet(() -> home().resolve(".cache"));
    }

    /** The user's directory. A user without an entry in the system's list has "?" there, and may have HOME. */
    private Path home() {
        return absolute(property, "user.home")
                .or(() -> absolute(variable, "HOME"))
                .orElseThrow(this::homeless);
    }

    private NnException homeless() {
        return NnException.of(
                        "user.home must be an absolute path, for the cache of MNIST, but was \"%s\".",
                        property.apply("user.home").orElse(""))
                .maybe(
                        "this user has no home: set XDG_CACHE_HOME or HOME, or name a directory that holds the four files"
                                + " by -Dnn.mnist.dir or NN_MNIST_DIR.");
    }

    private static Optional<Path> absolute(Function<String, Optional<String>> from, String name) {
        return read(from, name).filter(Path::isAbsolute);
    }

    private static Optional<Path> read(Function<String, Optional<String>> from, String name) {
        return from.apply(name).filter(value -> !value.isBlank()).map(value -> path(name, value));
    }

    private static Path path(String name, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw NnException.of("%s: the value must be a path, but was \"%s\".", name, value)
                    .causedBy(e);
        }
    }
}
