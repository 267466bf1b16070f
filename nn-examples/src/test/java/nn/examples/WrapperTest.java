package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WrapperTest {
    private static final Path SETTINGS =
            Path.of(System.getProperty("basedir", ""), "../.mvn/wrapper/maven-wrapper.properties");

    /** Whoever takes another Maven must change both, so both stand here. */
    @Test
    void takesNoOtherMavenThanTheOneThatWasPublished() throws IOException {
        Properties wrapper = new Properties();
        try (Reader in = Files.newBufferedReader(SETTINGS)) {
            wrapper.load(in);
        }

        assertThat(wrapper.getProperty("distributionUrl")).endsWith("/apache-maven-3.9.16-bin.zip");
        assertThat(wrapper.getProperty("distributionSha256Sum"))
                .isEqualTo("5af3b743dd8b876b5c45da33b676251e5f1687712644abb4ee519ca56e1d89ce");
    }
}
