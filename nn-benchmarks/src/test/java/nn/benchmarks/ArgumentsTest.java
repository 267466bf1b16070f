package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ArgumentsTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @CsvSource({"--rounds,0", "--rounds,-1", "--epochs,0"})
    void refusesToCompareNothing(String option, String count) {
        assertThat(execute(new Compare(), option, count, "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(said.toString()).startsWith(option + " is at least 1, but was " + count + ".\n");
    }

    @Test
    void refusesToProfileNoStep() {
        assertThat(execute(new Profile(), "--steps", "0", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(said.toString()).startsWith("--steps is at least 1, but was 0.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare", "profile"})
    void refusesAFolderWithoutMnist(String script) {
        Object command = script.equals("compare") ? new Compare() : new Profile();

        assertThat(execute(command, "--data", folder.toString())).isEqualTo(2);
        assertThat(said.toString())
                .startsWith(folder.resolve("train-images-idx3-ubyte.gz").toString())
                .doesNotContain("\tat ");
    }

    @Test
    void refusesAnUnknownWork() {
        assertThat(execute(new Compare(), "z")).isEqualTo(2);
        assertThat(said.toString()).startsWith("a work is one of [a, b, c, d, e, h, i, j, k], but was [z].\n");
    }

    private int execute(Object command, String... arguments) {
        return new CommandLine(command).setErr(new PrintWriter(said, true)).execute(arguments);
    }
}
