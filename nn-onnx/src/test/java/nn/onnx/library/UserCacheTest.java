package nn.onnx.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS) // whose paths look otherwise
class UserCacheTest {
    private static Optional<Path> libraries(Map<String, String> properties, Map<String, String> variables) {
        return new UserCache(
                        name -> Optional.ofNullable(properties.get(name)),
                        name -> Optional.ofNullable(variables.get(name)))
                .libraries();
    }

    @Test
    void eachSystemHasItsPlace() {
        assertThat(libraries(Map.of("os.name", "Linux", "user.home", "/home/ann"), Map.of()))
                .contains(Path.of("/home/ann/.cache/nn/libraries"));
        assertThat(libraries(Map.of("os.name", "Linux"), Map.of("XDG_CACHE_HOME", "/caches")))
                .contains(Path.of("/caches/nn/libraries"));
        assertThat(libraries(Map.of("os.name", "Mac OS X", "user.home", "/Users/ann"), Map.of()))
                .contains(Path.of("/Users/ann/Library/Caches/nn/libraries"));
        assertThat(libraries(Map.of("os.name", "Windows 11"), Map.of("LOCALAPPDATA", "/ann/Local")))
                .contains(Path.of("/ann/Local/nn/libraries"));
        assertThat(libraries(Map.of("os.name", "Windows 11", "user.home", "/ann"), Map.of()))
                .contains(Path.of("/ann/AppData/Local/nn/libraries"));
    }

    @Test
    void aPropertyNamesAnother() {
        assertThat(libraries(Map.of("nn.onnx.cache", "/big/disk", "user.home", "/home/ann"), Map.of()))
                .contains(Path.of("/big/disk"));
    }

    @Test
    void aUserWithoutAHomeHasNone() {
        assertThat(libraries(Map.of("os.name", "Linux", "user.home", "?"), Map.of()))
                .isEmpty();
        assertThat(libraries(Map.of("os.name", "Linux", "user.home", "?"), Map.of("HOME", "/home/ann")))
                .contains(Path.of("/home/ann/.cache/nn/libraries"));
    }
}
