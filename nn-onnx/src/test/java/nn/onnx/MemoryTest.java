package nn.onnx;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Losses.sparseCategoricalCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nn.Predictor;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Conv2D;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long WEIGHTS_KB = (300L * 300 + 300) * 4 / 1024;

    @TempDir
    Path folder;

    /** One leak in ten would grow the process by 36 MB; frequent collections keep the heap from growing meanwhile. */
    @Test
    void aThousandLoadsAndPredictsLeaveMemoryFlat() throws IOException {
        assumeTrue(Files.isReadable(STATUS), "only Linux tells a process's memory in /proc");
        Path file = folder.resolve("m.onnx");
        Onnx.save(Sequential.of(dense(300).relu()).input(300).init(1), file);
        Tensor row = Tensor.of(new float[300]);
        loadAndPredict(file, row, 1000);
        long before = residentKb();
        loadAndPredict(file, row, 1000);
        assertThat(residentKb() - before).isLessThan(50 * WEIGHTS_KB);
    }

    private static void loadAndPredict(Path file, Tensor row, int times) {
        for (int i = 0; i < times; i++) {
            try (Predictor predictor = Onnx.load(file).predictor();
                    OnnxModel open = Onnx.open(file)) {
                predictor.predict(row);
                open.predict(Map.of("input", row));
            }
            if (i % 20 == 0) {
                System.gc();
            }
        }
    }

    /** What ONNX Runtime lays out by a first run came to lie beside the memory of that run, 468 MB where 245 do. */
    @Test
    void aTrainingHoldsItsLargeValuesOnce() throws IOException {
        assumeTrue(Files.isReadable(STATUS), "only Linux tells a process's memory in /proc");
        Dataset images = Dataset.of(
                Tensor.of(Shape.of(128, 3, 32, 32), new byte[128 * 3 * 32 * 32]),
                Tensor.of(Shape.of(128), new int[128]));
        Conv2D conv = conv2D(32, 3).same().relu();
        Sequential network = Sequential.of(conv, conv, conv, maxPool2D(2), flatten(), dense(2).softmax());
        long before = residentKb();
        network.fit(
                images,
                fit -> fit.loss(sparseCategoricalCrossentropy())
                        .epochs(4)
                        .batchSize(64)
                        .verbose(0));
        assertThat(residentKb() - before).isLessThan(350_000);
    }

    private static long residentKb() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
