package nn.onnx;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.residual;
import static nn.Layers.zeroPadding2D;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nn.Model;
import nn.Regularizers;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages files at random: whatever they say, loading, predicting and training end well or in an NnException, and soon. */
class FuzzTest {
    private static final long SEED = 20261127;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Dataset ROWS =
            Dataset.of(Tensor.zeros(Shape.of(6, 1, 4, 4)), Tensor.of(Shape.of(6), new int[6]));

    @TempDir
    Path folder;

    private Path file;
    private List<byte[]> sound;

    @BeforeEach
    void saveSoundFiles() throws IOException {
        file = folder.resolve("m.onnx");
        Sequential images = Sequential.of(
                zeroPadding2D(1),
                conv2D(2, 3).relu().kernelRegularizer(Regularizers.l2(0.01)),
                batchNormalization(),
                residual(conv2D(2, 3).same()),
                maxPool2D(),
                flatten(),
                dense(3).softmax());
        Model trained = images.fit(
                ROWS,
                fit -> fit.loss(sparseCategoricalCrossentropy())
                        .optimizer(adam())
                        .verbose(0));
        Onnx.save(trained, file, export -> export.withState().classOutputs());
        byte[] withState = Files.readAllBytes(file);
        Model padded = Sequential.of(zeroPadding2D(1)).input(1, 4, 4).init(0);
        Onnx.save(padded, file);
        sound = List.of(withState, Files.readAllBytes(file));
    }

    private void fuzz(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Randoms randoms = Randoms.of(SEED, "fuzz", round);
            byte[] whole = sound.get(randoms.nextInt(4) / 3);
            Files.write(file, damaged(whole, randoms));
            long began = System.nanoTime();
            use("round " + round);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("round %d", round)
                    .isLessThan(SOON);
        }
    }

    private static byte[] damaged(byte[] whole, Randoms randoms) {
        return switch (randoms.nextInt(6)) {
            case 0 -> Arrays.copyOf(whole, randoms.nextInt(whole.length));
            case 1 -> without(whole, randoms.nextInt(whole.length), 1 + randoms.nextInt(20));
            case 2 -> digits(whole, randoms);
            default -> bytes(whole, randoms);
        };
    }

    private static byte[] bytes(byte[] whole, Randoms randoms) {
        byte[] changed = whole.clone();
        int count = 1 + randoms.nextInt(4);
        for (int i = 0; i < count; i++) {
            changed[randoms.nextInt(changed.length)] = (byte) randoms.nextInt(256);
        }
        return changed;
    }

    private static byte[] without(byte[] whole, int from, int count) {
        byte[] shorter = Arrays.copyOf(whole, Math.max(from, whole.length - count));
        System.arraycopy(whole, Math.min(whole.length, from + count), shorter, from, shorter.length - from);
        return shorter;
    }

    /** Changes signs of JSON, which stands in the metadata as it is. */
    private static byte[] digits(byte[] whole, Randoms randoms) {
        byte[] changed = whole.clone();
        byte[] signs = "[]{}\",:-0123456789eE.xn".getBytes(StandardCharsets.US_ASCII);
        int start = new String(whole, StandardCharsets.ISO_8859_1).indexOf("nn.architecture");
        for (int tries = 0; tries < 3; tries++) {
            int at = start + randoms.nextInt(changed.length - start);
            changed[at] = signs[randoms.nextInt(signs.length)];
        }
        return changed;
    }

    private void use(String place) {
        only(place + ", loading", () -> {
            Model model = Onnx.load(file);
            only(
                    place + ", predicting",
                    () -> model.predict(zeros(model.network().inputs().get(0).shape(), 2)));
            if (model.network().inputs().get(0).shape().equals(Shape.of(1, 4, 4))) {
                only(
                        place + ", training",
                        () -> model.fit(
                                ROWS,
                                fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0)));
            }
        });
        only(place + ", opening", () -> {
            try (OnnxModel open = Onnx.open(file)) {
                Map<String, Tensor> given = open.inputs().stream()
                        .collect(Collectors.toMap(OnnxModel.Port::name, port -> Tensor.zeros(Shape.of(2, 1, 4, 4))));
                open.predict(given);
            }
        });
    }

    private static Tensor zeros(Shape row, int rows) {
        if (row.size() > 1 << 20) {
            throw NnException.of("the test hands over no rows of %s.", row);
        }
        return Tensor.zeros(row.batch(rows));
    }

    private static void only(String place, Runnable action) {
        try {
            action.run();
        } catch (NnException refused) {
            assertThat(refused.getMessage()).as(place).isNotBlank();
        } catch (Throwable foreign) {
            fail("seed " + SEED + ", " + place, foreign);
        }
    }

    @Test
    void damagedFilesEndInAnNnException() throws IOException {
        fuzz(400);
    }

    @Test
    @Tag("slow")
    void twentyThousandDamagedFilesEndInAnNnException() throws IOException {
        fuzz(Integer.getInteger("nn.fuzz", 20_000));
    }
}
