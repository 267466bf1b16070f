package nn.callback;

import static nn.Callbacks.csvLog;
import static nn.Callbacks.onEpochEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {
    @TempDir
    Path folder;

    @Test
    void writesALineAnEpoch() throws IOException {
        Path file = folder.resolve("log.csv");
        List<Double> losses =
                Script.falling(0.5, 1e-7).train(csvLog(file)).history().get("loss");
        assertThat(file).hasContent("epoch,loss,score\n0," + losses.get(0) + ",0.5\n1," + losses.get(1) + ",1.0E-7\n");
    }

    @Test
    void writesOverAnOlderFile() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "old\n");
        Script.falling(1).train(csvLog(file));
        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("epoch,loss,score");
    }

    @Test
    void goesOnBehindTheSameColumns() throws IOException {
        Path file = folder.resolve("log.csv");
        Script.falling(1).train(csvLog(file).append());
        Script.falling(1, 1).train(fit -> fit.initialEpoch(1), csvLog(file).append());
        assertThat(Files.readAllLines(file)).hasSize(3).last().asString().startsWith("1,");
    }

    @Test
    void refusesToGoOnBehindOtherColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "epoch,loss\n0,1.0\n");
        assertThatThrownBy(() -> Script.falling(1).train(csvLog(file).append()))
                .hasMessage("csvLog: " + file + " begins with epoch,loss, but this log with epoch,loss,score.\n"
                        + "Maybe log to another file.");
        assertThat(file).hasContent("epoch,loss\n0,1.0\n");
    }

    @Test
    void writesNotAvailableForWhatAnEpochLacks() throws IOException {
        Path file = folder.resolve("log.csv");
        Script.falling(1, 1).train(fit -> fit.validationSplit(0.4).validationFreq(2), csvLog(file));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("epoch,loss,score,val_loss,val_score");
        assertThat(lines.get(1)).endsWith(",1.0,NA,NA");
        assertThat(lines.get(2)).doesNotContain("NA");
    }

    @Test
    void quotesNamesThatNeedIt() throws IOException {
        Path file = folder.resolve("log.csv");
        Script.falling(1).train(onEpochEnd(training -> training.log("a \"b\", c", 2)), csvLog(file));
        assertThat(Files.readAllLines(file)).first().isEqualTo("epoch,\"a \"\"b\"\", c\",loss,score");
    }

    @Test
    void saysWhereItCannotWrite() {
        Path file = folder.resolve("none").resolve("log.csv");
        assertThatThrownBy(() -> Script.falling(1).train(csvLog(file)))
                .hasMessageStartingWith("csvLog: " + file + " cannot be used: ")
                .hasMessageEndingWith("\nMaybe create its directory first, or log elsewhere.");
    }
}
