package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void tellsOfAnExceptionItsFirstLine() {
        assertThat(reason("""
                        Picked up JAVA_TOOL_OPTIONS: -Dsome=Error
                        Exception in thread "main" nn.data.NnException: fit.device: there is no cuda:0.
                        Maybe the driver is missing.
                        \tat nn.benchmarks.Ours.main(Ours.java:25)
                        Caused by: ai.onnxruntime.OrtException: Error code - ORT_FAIL
                        \t... 3 more
                        """)).isEqualTo("nn.data.NnException: fit.device: there is no cuda:0.");
    }

    @Test
    void tellsOfPythonsTracebackTheLastError() {
        assertThat(reason("""
                        Traceback (most recent call last):
                          raise ImportError("no")
                        ModuleNotFoundError: No module named 'torch'
                        Aborted
                        """)).isEqualTo("ModuleNotFoundError: No module named 'torch'");
    }

    @Test
    void tellsTheLastLineWhereNoneNamesAnError() {
        assertThat(reason("unit 1\n  killed  \n")).isEqualTo("killed");
    }

    @Test
    void tellsTheStatusOfAProgramThatSaidNothing() {
        assertThat(reason("")).isEqualTo("it ended with status 3");
    }

    @Test
    void knowsItsOwn() {
        assertThat(Stream.of("nn", "nn, threads: 1", "Keras on JAX")
                        .map(name -> new Program(name, List.of(), List.of(), Map.of(), Optional.empty()))
                        .map(Program::ours))
                .containsExactly(true, true, false);
    }

    private static String reason(String said) {
        return Program.reason(said.lines().toList(), 3);
    }
}
