package nn.keras;

import static nn.testkit.fuzz.Mutation.bytes;
import static nn.testkit.fuzz.Mutation.tokens;
import static nn.testkit.fuzz.Mutation.zipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.data.NnException;
import nn.keras.file.KerasFile;
import nn.keras.graph.Loaded;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages Keras's files at random. */
class FuzzTest {
    private static final Mutation[] ZIP = {
        zipped("config.json", tokens()), zipped("config.json", tokens()), zipped(".h5", bytes())
    };

    @TempDir
    Path folder;

    private Fuzz fuzz(String... names) throws IOException {
        Fuzz fuzz = Fuzz.in(folder);
        for (String name : names) {
            Path file = GoldenModel.of(name).file();
            String called = file.getFileName().toString();
            fuzz = fuzz.file(called, Files.readAllBytes(file), called.endsWith(".keras") ? ZIP : new Mutation[0]);
        }
        return fuzz;
    }

    @Test
    void damagedFilesAreLoadedOrRefused() throws IOException {
        fuzz("mlp", "two_by_two", "bidirectional", "shared", "whole_h5", "keras2")
                .check(Keras::load);
    }

    @Test
    void damagedFilesAreInspectedOrRefused() throws IOException {
        fuzz("mlp", "nested_outputs", "whole_h5", "weights_cnn").check(Keras::inspect);
    }

    /** Places layers on the thread whose memory is counted, where what is thrown is not caught as it is for users. */
    @Test
    void placingDamagedLayersTakesLittleMemory() throws IOException {
        fuzz("mlp", "cnn_filters", "recurrent", "attention", "norms", "conv1d").check(file -> {
            try {
                return Loaded.of(KerasFile.read(file));
            } catch (StackOverflowError | RuntimeException wrong) {
                throw NnException.of("%s: %s", file, wrong).causedBy(wrong);
            }
        });
    }
}
