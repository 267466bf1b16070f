package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Map<String, String> properties = new HashMap<>(Map.of("user.home", "home", "os.name", "Linux"));
    private final Map<String, String> variables = new HashMap<>();
    private final Places places = new Places(
            name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(variables.get(name)));

    @Test
    void namesNoDirectoryByDefault() {
        assertThat(places.named()).isEmpty();
    }

    @Test
    void prefersThePropertyToTheVariable() {
        variables.put("NN_MNIST_DIR", "variable");
        assertThat(places.named()).contains(Path.of("variable"));

        properties.put("nn.mnist.dir", "property");
        assertThat(places.named()).contains(Path.of("property"));
    }

    @Test
    void takesBlankForUnset() {
        properties.put("nn.mnist.dir", " ");
        variables.put("NN_MNIST_DIR", "");

        assertThat(places.named()).isEmpty();
    }

    @Test
    void refusesWhatIsNoPath() {
        variables.put("NN_MNIST_DIR", "a\0b");

        assertThatThrownBy(places::named)
                .isInstanceOf(NnException.class)
                .hasMessage("NN_MNIST_DIR: the value must be a path, but was \"a\0b\".");
    }

    @Test
    void cachesInTheHomeDirectoryOnLinux() {
        assertThat(places.cache()).isEqualTo(Path.of("home", ".cache", "nn", "mnist"));
    }

    @Test
    void cachesWhereTheDesktopStandardSays() {
        Path absolute = Path.of("caches").toAbsolutePath();
        variables.put("XDG_CACHE_HOME", absolute.toString());

        assertThat(places.cache()).isEqualTo(absolute.resolve("nn").resolve("mnist"));
    }

    @Test
    void ignoresARelativeCacheAsTheDesktopStandardDemands() {
        variables.put("XDG_CACHE_HOME", "relative");

        assertThat(places.cache()).isEqualTo(Path.of("home", ".cache", "nn", "mnist"));
    }

    @Test
    void cachesInLocalApplicationDataOnWindows() {
        properties.put("os.name", "WINDOWS 11");
        assertThat(places.cache()).isEqualTo(Path.of("home", "AppData", "Local", "nn", "mnist"));

        variables.put("LOCALAPPDATA", "local");
        assertThat(places.cache()).isEqualTo(Path.of("local", "nn", "mnist"));
    }

    @Test
    void cachesInLibraryCachesOnMac() {
        properties.put("os.name", "Mac OS X");

        assertThat(places.cache()).isEqualTo(Path.of("home", "Library", "Caches", "nn", "mnist"));
    }
}
