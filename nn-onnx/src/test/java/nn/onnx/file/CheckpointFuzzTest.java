package nn.onnx.file;

import static nn.Callbacks.checkpoint;
import static nn.Callbacks.earlyStopping;
import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.rmse;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Message;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import nn.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages checkpoints at random, also such that their checksum fits again. */
class CheckpointFuzzTest {
    private static final Sequential NETWORK = Sequential.of(dense(2).relu(), dense(1));
    private static final Dataset DATA =
            Dataset.of(Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}), Tensor.of(new float[][] {{1}, {2}, {3}}));

    @TempDir
    Path folder;

    private static Fit settings(Fit fit) {
        return fit.loss(meanSquaredError())
                .optimizer(adam())
                .metrics(rmse())
                .batchSize(1)
                .verbose(0);
    }

    private static Model resumed(Path file, int epochs) {
        return NETWORK.fit(
                DATA,
                fit -> settings(fit)
                        .callbacks(earlyStopping("loss").restoreBest(), checkpoint(file))
                        .resume(file)
                        .epochs(epochs));
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
        Model model = resumed(sound, 2);
        Fuzz.in(folder)
                .file(
                        "training.onnx",
                        Files.readAllBytes(sound),
                        CheckpointFuzzTest::sealed,
                        CheckpointFuzzTest::sealed)
                .check(file -> read(model, file), file -> resumed(file, 3));
    }
}
