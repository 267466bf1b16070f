package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class PredictBenchmarkTest {
    /** Enough for every method to be compiled. */
    private static final int CALLS = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aRowLeavesNoMoreForTheCollectorThanByHand() {
        PredictBenchmark benchmark = new PredictBenchmark();
        try {
            bytesOfACall(benchmark::row);
            bytesOfACall(benchmark::rowByHand);

            assertThat(bytesOfACall(benchmark::row)).isLessThan(bytesOfACall(benchmark::rowByHand) + 64);
        } finally {
            benchmark.close();
        }
    }

    private static long bytesOfACall(Runnable call) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }
}
