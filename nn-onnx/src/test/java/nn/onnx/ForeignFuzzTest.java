package nn.onnx;

import static nn.Losses.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.Model;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages other programs' files at random: reading, predicting and training end well or in an NnException. */
class ForeignFuzzTest {
    private static final long SEED = 20261128;
    private static final int MOST = 1 << 16;

    @TempDir
    Path folder;

    private void fuzz(int rounds) throws IOException {
        List<byte[]> sound = new ArrayList<>();
        for (String name : List.of("lstm", "if", "int8", "opset11", "sizes", "packed", "tied", "custom")) {
            sound.add(Files.readAllBytes(ForeignFilesTest.file(name)));
        }
        Path file = folder.resolve("damaged.onnx");
        for (String name : List.of("lstm", "if", "opset11", "tied")) {
            Onnx.save(Onnx.model(ForeignFilesTest.file(name)), file);
            sound.add(Files.readAllBytes(file));
        }
        for (int round = 0; round < rounds; round++) {
            Randoms randoms = Randoms.of(SEED, "fuzz", round);
            int which = randoms.nextInt(sound.size());
            Files.write(file, damaged(sound.get(which), randoms));
            use(file, "seed " + SEED + ", round " + round, which >= 8);
        }
    }

    private static byte[] damaged(byte[] whole, Randoms randoms) {
        byte[] changed = randoms.nextInt(5) == 0 ? Arrays.copyOf(whole, randoms.nextInt(whole.length)) : whole.clone();
        for (int i = randoms.nextInt(4); i >= 0 && changed.length > 0; i--) {
            changed[randoms.nextInt(changed.length)] = (byte) randoms.nextInt(256);
        }
        return changed;
    }

    private static void use(Path file, String place, boolean isOurs) {
        try {
            Model model = isOurs ? Onnx.load(file) : Onnx.model(file);
            Shape row = model.network().inputs().get(0).shape();
            if (row.size() > MOST || model.network().output().size() > MOST) {
                return;
            }
            Tensor rows = Tensor.zeros(row.batch(2));
            model.predict(rows);
            Tensor targets = Tensor.zeros(model.network().output().batch(2));
            model.fit(
                    Dataset.of(rows, targets),
                    fit -> fit.loss(meanSquaredError()).verbose(0));
        } catch (NnException refused) {
            assertThat(refused.getMessage()).as(place).isNotBlank();
        } catch (Throwable foreign) {
            fail(place, foreign);
        }
    }

    @Test
    void damagedFilesEndInAnNnException() throws IOException {
        fuzz(60);
    }

    @Test
    @Tag("slow")
    void manyDamagedFilesEndInAnNnException() throws IOException {
        fuzz(Integer.getInteger("nn.fuzz", 5_000));
    }
}
