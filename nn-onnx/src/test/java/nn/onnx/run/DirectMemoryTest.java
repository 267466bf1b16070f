package nn.onnx.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import nn.onnx.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code System.gc()} does nothing, what is dropped must not be missing: each time takes some 2 MB of 64. */
class DirectMemoryTest {
    private static final List<String> OPTIONS =
            List.of("-Xmx256m", "-XX:MaxDirectMemorySize=64m", "-XX:+DisableExplicitGC", "-XX:TieredStopAtLevel=1");

    @ParameterizedTest
    @CsvSource({"tensors, 300", "arrays, 100", "predictors, 50", "files, 50", "fits, 20", "evaluations, 50"})
    void neverRunsOut(String what, String times) throws IOException {
        assertThat(ChildJvm.run(OPTIONS, DirectMemoryProbe.class, what, times)).endsWith("done\n");
    }

    @Test
    void tooLittleIsSaidInWords() throws IOException {
        assertThat(ChildJvm.run(
                        List.of("-Xmx512m", "-XX:MaxDirectMemorySize=20m"), DirectMemoryProbe.class, "large", "1"))
                .contains("NnException: ONNX Runtime needs 25165824 bytes, but there is no room for them: direct memory"
                        + " is limited to 20971520 bytes, the heap to ")
                .contains("\nMaybe raise -XX:MaxDirectMemorySize and -Xmx, or take fewer rows at once.\n");
    }
}
