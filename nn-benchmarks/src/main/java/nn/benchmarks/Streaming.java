package nn.benchmarks;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.RowFile;
import nn.data.Source;

/** Measures epochs of rows that are read from a file beside epochs of the same rows in memory, in turn. */
final class Streaming {
    private static final int ROWS = 150_000;
    private static final int WIDTH = 784;
    private static final int TURNS = 5;

    private Streaming() {}

    public static void main(String... args) throws IOException {
        Path folder = Files.createTempDirectory("nn-streaming-");
        Path features = folder.resolve("features.f32");
        Path labels = folder.resolve("labels.u8");
        try {
            write(features, labels);
            RowFile numbers = RowFile.floats(features, WIDTH);
            RowFile classes = RowFile.bytes(labels);
            Dataset memory = Dataset.of(numbers.read(0, ROWS), classes.read(0, ROWS));
            for (int units : new int[] {30, 128}) {
                compare(units, memory, Source.of(numbers, classes));
            }
        } finally {
            Files.deleteIfExists(features);
            Files.deleteIfExists(labels);
            Files.delete(folder);
        }
    }

    private static void write(Path features, Path labels) throws IOException {
        Randoms random = Randoms.of(0, "streaming", 0);
        ByteBuffer row = ByteBuffer.allocateDirect(WIDTH * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] classes = new byte[ROWS];
        try (FileChannel file = FileChannel.open(features, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < ROWS; i++) {
                row.clear();
                for (int j = 0; j < WIDTH; j++) {
                    row.putFloat((float) random.nextDouble());
                }
                file.write(row.flip());
                classes[i] = (byte) random.nextInt(10);
            }
        }
        Files.write(labels, classes);
    }

    private static void compare(int units, Source memory, Source file) {
        List<Double> fromMemory = new ArrayList<>();
        List<Double> fromFile = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            fromMemory.add(epoch(units, memory));
            fromFile.add(epoch(units, file));
        }
        System.out.printf(
                Locale.ROOT,
                "dense(%d), %d rows, seconds an epoch: memory %.3f, file %.3f, ratio %.2f (least %.3f, %.3f)%n",
                units,
                ROWS,
                Median.of(fromMemory),
                Median.of(fromFile),
                Median.of(fromFile) / Median.of(fromMemory),
                fromMemory.stream().mapToDouble(x -> x).min().orElseThrow(),
                fromFile.stream().mapToDouble(x -> x).min().orElseThrow());
    }

    /** Takes the second epoch, when all is warm. */
    private static double epoch(int units, Source rows) {
        List<Double> epochs = new ArrayList<>();
        Sequential.of(dense(units).relu(), dense(10).softmax())
                .fit(
                        rows,
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .optimizer(sgd(0.01))
                                .metrics(accuracy())
                                .batchSize(128)
                                .epochs(3)
                                .verbose(0)
                                .callbacks(new Clock(epochs::add)));
        return Median.of(epochs.subList(1, 3));
    }
}
