package nn.onnx.file;

import static nn.Callbacks.checkpoint;
import static nn.Callbacks.earlyStopping;
import static nn.Callbacks.onBatchesEnd;
import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Metrics.auc;
import static nn.Metrics.metric;
import static nn.Metrics.precision;
import static nn.Metrics.rmse;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import nn.Model;
import nn.Sequential;
import nn.callback.Callback;
import nn.callback.Training;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Message;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages checkpoints at random, also such that their checksum fits again. */
class CheckpointFuzzTest {
    private static final Sequential NETWORK = Sequential.of(dense(2).relu(), dense(1).sigmoid());
    private static final int ROWS = 40;
    private static final Dataset DATA = data();

    private static final Logger LOG = Logger.getLogger(CheckpointFile.class.getName());

    @TempDir
    Path folder;

    @BeforeAll
    static void logNothing() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    private static Dataset data() {
        float[][] rows = new float[ROWS][2];
        int[] targets = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i][i % 2] = 1;
            targets[i] = i % 2;
        }
        return Dataset.of(Tensor.of(rows), Tensor.of(Shape.of(ROWS, 1), targets));
    }

    private static Model resumed(Path file, Callback last) {
        return NETWORK.fit(
                DATA,
                fit -> fit.loss(binaryCrossentropy())
                        .optimizer(adam())
                        .metrics(rmse(), auc(), precision(), metric("count", (y, p) -> y.rows()))
                        .batchSize(2)
                        .epochs(2)
                        .verbose(0)
                        .callbacks(earlyStopping("loss").restoreBest(), checkpoint(file), last)
                        .resume(file));
    }

    /** Stops within the second epoch. */
    private static void stop(Training training) {
        if (training.epoch() == 1) {
            training.stop("as if killed");
        }
    }

    /** Reads a checkpoint with no older one beside, which would be taken instead. */
    private static Path read(Model model, Path file) {
        try {
            Files.deleteIfExists(Former.of(file, 1));
            assertThat(new CheckpointFile().read(model, file)).isPresent();
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes the seal off, damages what it was for, and seals that. */
    private static byte[] sealed(byte[] whole, Randoms randoms) {
        byte[] damaged = Mutation.fields().damaged(whole, randoms);
        try {
            Draft draft = new Draft().addAllBut(new Message(ByteBuffer.wrap(damaged)));
            Seal.add(draft);
            return draft.toByteArray();
        } catch (NnException odd) {
            return damaged;
        }
    }

    @Test
    void damagedCheckpointsAreResumedOrRefused() throws IOException {
        Path sound = folder.resolve("sound.onnx");
        Model model = resumed(sound, onBatchesEnd(CheckpointFuzzTest::stop));
        Fuzz.in(folder)
                .file(
                        "training.onnx",
                        Files.readAllBytes(sound),
                        CheckpointFuzzTest::sealed,
                        CheckpointFuzzTest::sealed)
                .check(file -> read(model, file), file -> resumed(file, onBatchesEnd(training -> {})));
    }
}
