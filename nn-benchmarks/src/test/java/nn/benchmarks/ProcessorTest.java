package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void namesTheModelAndItsWideRegisters() {
        List<String> lines = List.of(
                "processor\t: 0",
                "model name\t: Some Xeon",
                "flags\t\t: fpu avx2 avx512f avx512bw",
                "model name\t: other");

        assertThat(Processor.name(lines)).isEqualTo("Some Xeon, avx2, avx512f");
    }

    @Test
    void namesTheArchitectureWhereTheSystemTellsNoMore() {
        assertThat(Processor.name(List.of())).isEqualTo(System.getProperty("os.arch"));
    }
}
