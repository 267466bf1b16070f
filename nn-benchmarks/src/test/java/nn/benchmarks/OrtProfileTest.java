package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrtProfileTest {
    private static final String LOADING =
            "{\"cat\":\"Session\",\"name\":\"session_initialization\",\"ts\":1,\"dur\":5,\"args\":{}}";

    @Test
    void sumsUpEachKindByRunWithoutThoseThatWarmUp() throws IOException {
        assertThat(read(
                        1,
                        kernel("Gemm", 11, 9000),
                        run(10, 9001),
                        kernel("Gemm", 9101, 2000),
                        run(9100, 2500),
                        kernel("Gemm", 12_001, 1000),
                        kernel("Mul", 14_001, 500),
                        run(12_000, 2600)))
                .containsExactly(new OpTime("Gemm", 1, 1.5), new OpTime("Mul", 0.5, 0.25));
    }

    @Test
    void leavesToOpsWithinAnotherWhatIsTheirs() throws IOException {
        assertThat(read(
                        0,
                        kernel("Mul", 20, 100),
                        kernel("Add", 130, 200),
                        kernel("Scan", 10, 1000),
                        kernel("Mul", 1020, 50),
                        run(5, 1100)))
                .containsExactly(new OpTime("Add", 1, 0.2), new OpTime("Mul", 2, 0.15), new OpTime("Scan", 1, 0.7));
    }

    private static List<OpTime> read(int skipped, String... events) throws IOException {
        String file = "[" + LOADING + "," + String.join(",", events) + "]";
        return OrtProfile.read(new StringReader(file), skipped);
    }

    private static String kernel(String op, long begun, long micros) {
        return "{\"cat\":\"Node\",\"name\":\"%s_kernel_time\",\"ts\":%d,\"dur\":%d,\"args\":{\"op_name\":\"%s\"}}"
                .formatted(op, begun, micros, op);
    }

    private static String run(long begun, long micros) {
        return "{\"cat\":\"Session\",\"name\":\"model_run\",\"ts\":%d,\"dur\":%d,\"args\":{}}".formatted(begun, micros);
    }
}
