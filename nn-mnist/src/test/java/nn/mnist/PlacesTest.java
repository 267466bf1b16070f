package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.mnist.download.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final Path HOME = Path.of("home").toAbsolutePath();

    private final Map<String, String> properties =
            new HashMap<>(Map.of("user.home", HOME.toString(), "os.name", "Linux"));
    private final Map<String, String> variables = new HashMap<>();
    private final Places places = new Places(
            name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(variables.get(name)));

    @Test
    void namesNoDirectoryByDefault() {
        assertThat(places.named(Mnist.SET)).isEmpty();
    }

    @Test
    void prefersThePropertyToTheVariable() {
        variables.put("NN_MNIST_DIR", "variable");
        assertThat(places.named(Mnist.SET)).contains(Path.of("variable"));

        properties.put("nn.mnist.dir", "property");
        assertThat(places.named(Mnist.SET)).contains(Path.of("property"));
    }

    @Test
    void takesBlankForUnset() {
        properties.put("nn.mnist.dir", " ");
        variables.put("NN_MNIST_DIR", "");

        assertThat(places.named(Mnist.SET)).isEmpty();
    }

    @Test
    void refusesWhatIsNoPath() {
        variables.put("NN_MNIST_DIR", "a\0b");

        assertThatThrownBy(() -> places.named(Mnist.SET))
                .isInstanceOf(NnException.class)
                .hasMessage("NN_MNIST_DIR: the value must be a path, but was \"a\0b\".");
    }

    @Test
    void cachesInTheHomeDirectoryOnLinux() {
        assertThat(places.cache(Mnist.SET)).isEqualTo(HOME.resolve(".cache/nn/mnist"));
    }

    @Test
    void cachesWhereTheDesktopStandardSays() {
        Path absolute = Path.of("caches").toAbsolutePath();
        variables.put("XDG_CACHE_HOME", absolute.toString());

        assertThat(places.cache(Mnist.SET)).isEqualTo(absolute.resolve("nn").resolve("mnist"));
    }

    @Test
    void ignoresARelativeCacheAsTheDesktopStandardDemands() {
        variables.put("XDG_CACHE_HOME", "relative");

        assertThat(places.cache(Mnist.SET)).isEqualTo(HOME.resolve(".cache/nn/mnist"));
    }

    @Test
    void cachesInLocalApplicationDataOnWindows() {
        properties.put("os.name", "WINDOWS 11");
        assertThat(places.cache(Mnist.SET)).isEqualTo(HOME.resolve("AppData/Local/nn/mnist"));

        variables.put("LOCALAPPDATA", HOME.resolve("local").toString());
        assertThat(places.cache(Mnist.SET)).isEqualTo(HOME.resolve("local/nn/mnist"));
    }

    @Test
    void cachesInLibraryCachesOnMac() {
        properties.put("os.name", "Mac OS X");

        assertThat(places.cache(Mnist.SET)).isEqualTo(HOME.resolve("Library/Caches/nn/mnist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "relative"})
    void takesTheVariableWhereAnUnknownUserHasNoHome(String unknown) {
        properties.put("user.home", unknown);
        variables.put("HOME", HOME.toString());

        assertThat(places.cache(Mnist.SET)).isEqualTo(HOME.resolve(".cache/nn/mnist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void neverCachesInTheWorkingDirectoryOfAnUnknownUser(String system) {
        properties.put("os.name", system);
        properties.put("user.home", "?");
        variables.put("HOME", "?");
        variables.put("LOCALAPPDATA", "relative");

        assertThatThrownBy(() -> places.cache(Mnist.SET))
                .isInstanceOf(NnException.class)
                .hasMessage("user.home must be an absolute path, for the cache of MNIST, but was \"?\".\n"
                        + "Maybe this user has no home: set XDG_CACHE_HOME or HOME, or name a directory that holds the"
                        + " four files by -Dnn.mnist.dir or NN_MNIST_DIR.");
    }

    @Test
    void needsNoHomeWhereTheCacheIsNamed() {
        properties.put("user.home", "?");
        variables.put("XDG_CACHE_HOME", HOME.toString());

        assertThat(places.cache(Mnist.SET)).isEqualTo(HOME.resolve("nn/mnist"));
    }
}
