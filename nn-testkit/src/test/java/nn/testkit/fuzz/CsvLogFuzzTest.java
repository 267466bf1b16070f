package nn.testkit.fuzz;

import static nn.Callbacks.csvLog;
import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.testkit.PlainEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages the logs of trainings that are to go on; nn-api itself cannot, since this kit depends on it. */
class CsvLogFuzzTest {
    private static final String LOG = "epoch,loss\n0,0.5\n1,0.25\n2,0.125\n";
    private static final Dataset DATA = Dataset.of(new float[][] {{1}, {2}}, new float[][] {{1}, {2}});

    @TempDir
    Path folder;

    /** Goes on with a log, or leaves it as it is. */
    private static String goneOn(Path log) {
        String before = text(log);
        try {
            train(log);
        } catch (NnException refused) {
            assertThat(text(log)).isEqualTo(before);
            throw refused;
        }
        return text(log);
    }

    private static void train(Path log) {
        Sequential.of(dense(1))
                .fit(
                        DATA,
                        fit -> fit.loss(meanSquaredError())
                                .engine(new PlainEngine())
                                .verbose(0)
                                .callbacks(csvLog(log).append()));
    }

    private static String text(Path log) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void damagedLogsGoOnOrAreRefused() {
        Fuzz.in(folder)
                .file("unix.csv", LOG.getBytes(StandardCharsets.UTF_8), Mutation.tokens())
                .file("windows.csv", ("\uFEFF" + LOG.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8))
                .check(
                        CsvLogFuzzTest::goneOn,
                        text -> assertThat(text)
                                .containsPattern("epoch,loss\r?\n")
                                .containsPattern("(^|\n)0,[0-9.E-]+\r?\n\\z"));
    }
}
