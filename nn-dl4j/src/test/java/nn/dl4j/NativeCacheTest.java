package nn.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    @TempDir
    private Path home;

    @Test
    void leavesTheChoiceToJavaCppForAUserWithAHome() throws IOException {
        assertThat(NativeCache.place(home.toString(), null)).isEmpty();
    }

    @Test
    void takesTheVariableForAUserWhomTheSystemDoesNotKnow() throws IOException {
        assertThat(NativeCache.place("?", home.toString())).contains(home.resolve(".javacpp/cache"));
    }

    @Test
    void neverTakesAFolderWhereTheProgramWasStarted() throws IOException {
        Path place = NativeCache.place("?", "?").orElseThrow();

        assertThat(place).isAbsolute().isEmptyDirectory();
        Files.delete(place);
    }
}
