package nn.mnist.download;

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
public record Places(Function<String, Optional<String>> property, Function<String, Optional<String>> variable) {
    /**
     * Asks the system.
     *
     * @return places by this JVM's properties and environment
     */
    public static Places ofSystem() {
        return new Places(
                name -> Optional.ofNullable(System.getProperty(name)),
                name -> Optional.ofNullable(System.getenv(name)));
    }

    /**
     * Finds the directory that the user named for a set.
     *
     * @param set which
     * @return the directory, if one was named; it need not exist
     * @throws NnException if what was named is no path
     */
    public Optional<Path> named(KnownSet set) {
        Naming naming = set.naming();
        return read(property, naming.property())
                .or(() -> read(variable, naming.variable()))
                .map(named -> naming.ofAll() ? named.resolve(set.folder()) : named);
    }

    /**
     * Finds where downloads of a set are kept, by the custom of the operating system.
     *
     * @param set which
     * @return the directory; it need not exist
     * @throws NnException if the user has no home
     */
    public Path cache(KnownSet set) {
        return caches(set).resolve("nn").resolve(set.folder());
    }

    /**
     * Finds the directory that a set is loaded from, and downloaded into where nobody named one.
     *
     * @param set which
     * @return the directory; it need not exist
     * @throws NnException if what was named is no path, or if none was and the user has no home
     */
    public Path of(KnownSet set) {
        return named(set).orElseGet(() -> cache(set));
    }

    private Path caches(KnownSet set) {
        String system = property.apply("os.name").orElse("").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return absolute(variable, "LOCALAPPDATA")
                    .orElseGet(() -> home(set).resolve("AppData").resolve("Local"));
        }
        if (system.startsWith("mac")) {
            return home(set).resolve("Library").resolve("Caches");
        }
        return absolute(variable, "XDG_CACHE_HOME").orElseGet(() -> home(set).resolve(".cache"));
    }

    /** The user's directory. A user without an entry in the system's list has "?" there, and may have HOME. */
    private Path home(KnownSet set) {
        return absolute(property, "user.home")
                .or(() -> absolute(variable, "HOME"))
                .orElseThrow(() -> homeless(set));
    }

    private NnException homeless(KnownSet set) {
        return NnException.of(
                        "user.home must be an absolute path, for the cache of %s, but was \"%s\".",
                        set.title(), property.apply("user.home").orElse(""))
                .maybe("this user has no home: set XDG_CACHE_HOME or HOME, or %s.", set.cure());
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
