package nn.callback;

import static nn.Callbacks.csvLog;
import static nn.Callbacks.onEpochEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    void goesOnAfterTheSameColumns() throws IOException {
        Path file = folder.resolve("log.csv");
        Script.falling(1).train(csvLog(file).append());
        Script.falling(1, 1).train(fit -> fit.initialEpoch(1), csvLog(file).append());
        assertThat(Files.readAllLines(file)).hasSize(3).last().asString().startsWith("1,");
    }

    @Test
    void refusesToGoOnAfterOtherColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "epoch,loss\n0,1.0\n");
        assertThatThrownBy(() -> Script.falling(1).train(csvLog(file).append()))
                .hasMessage("csvLog: " + file + " begins with epoch,loss, but this log with epoch,loss,score.\n"
                        + "Maybe log to another file.");
        assertThat(file).hasContent("epoch,loss\n0,1.0\n");
    }

    @Test
    void aLineThatWasCutIsCutOffBeforeGoingOn() throws IOException {
        String whole = "epoch,loss,score\n0,0.5,0.25\n1,0.4,0.75\n";
        for (int length = 0; length <= whole.length(); length++) {
            Path file = Files.writeString(folder.resolve("log.csv"), whole.substring(0, length));
            int epoch = length == whole.length() ? 2 : length > 28 ? 1 : 0;
            Script.falling(1, 1, 1)
                    .train(
                            fit -> fit.initialEpoch(epoch).epochs(epoch + 1),
                            csvLog(file).append());
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).as("cut to %d", length).first().isEqualTo("epoch,loss,score");
            assertThat(lines.subList(1, lines.size()))
                    .as("cut to %d", length)
                    .allMatch(line -> line.matches("\\d,[0-9.E-]+,[0-9.E-]+"));
            assertThat(Files.readString(file)).as("cut to %d", length).endsWith("\n");
        }
    }

    @Test
    void anotherFileWithoutALineEndIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "my notes");
        assertThatThrownBy(() -> Script.falling(1).train(csvLog(file).append()))
                .hasMessageStartingWith(
                        "csvLog: " + file + " begins with my notes, but this log with epoch,loss,score.");
        assertThat(file).hasContent("my notes");
    }

    @Test
    void goesOnInFilesOfWindowsAsTheyAre() throws IOException {
        for (String mark : new String[] {"", "\uFEFF"}) {
            for (String lineEnd : new String[] {"\n", "\r\n"}) {
                String old = mark + "epoch,loss,score" + lineEnd + "0,0.5,0.25" + lineEnd;
                Path file = Files.writeString(folder.resolve("log.csv"), old + "1,0.4,0.");
                List<Double> losses = Script.falling(1, 0.75)
                        .train(fit -> fit.initialEpoch(1), csvLog(file).append())
                        .history()
                        .get("loss");
                assertThat(Files.readString(file))
                        .isEqualTo(old + "1," + losses.get(losses.size() - 1) + ",0.75" + lineEnd);
            }
        }
    }

    @Test
    void aHeadOfWindowsThatWasCutIsBegunAnew() throws IOException {
        for (String cut : new String[] {"\uFEFF", "\uFEFFepoch,lo", "epoch,loss,score\r"}) {
            Path file = Files.writeString(folder.resolve("log.csv"), cut);
            Script.falling(1).train(csvLog(file).append());
            assertThat(Files.readString(file))
                    .startsWith("epoch,loss,score\n0,")
                    .hasLineCount(2);
        }
    }

    @Test
    void linesThatEndInCarriageReturnsAloneAreRefusedAndShown() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "epoch,loss,score\r0,0.5,0.25\r");
        assertThatThrownBy(() -> Script.falling(1).train(csvLog(file).append()))
                .hasMessageStartingWith(
                        "csvLog: " + file + " begins with epoch,loss,score\\r, but this log with epoch,loss,score.\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsNoRegularFileIsRefused() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path odd : List.of(Path.of("/dev/full"), Path.of("/dev/null"), pipe)) {
            assertThatThrownBy(() -> Script.falling(1).train(csvLog(odd)))
                    .isInstanceOf(NnException.class)
                    .hasMessage("csvLog: " + odd + " is no regular file, so no log can stand there.\n"
                            + "Maybe log to a file, and read that while it grows.");
        }
    }

    @Test
    void aFolderIsRefused() {
        assertThatThrownBy(() -> Script.falling(1).train(csvLog(folder)))
                .isInstanceOf(NnException.class)
                .hasMessage("csvLog: \"" + folder + "\" is a folder.\nMaybe name a file in it: "
                        + folder.resolve("log.csv") + ".");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTakesNoFilesIsNotSaidToBeMissing() {
        assertThatThrownBy(() -> Script.falling(1).train(csvLog(Path.of("/proc/log.csv"))))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("csvLog: /proc/log.csv cannot be used: ")
                .hasMessageEndingWith(
                        "\nMaybe log elsewhere: the file or its folder may not be written to, or the disk is full.");
    }

    @Test
    void writesAndGoesOnWhileItsThreadIsInterrupted() throws IOException {
        Path file = folder.resolve("log.csv");
        CsvLog log = csvLog(file).append();
        for (int round = 0; round < 2; round++) {
            Script.falling(1).train(new Callback() {
                @Override
                public void onTrainBegin(Training training) {
                    interrupted(() -> log.onTrainBegin(training));
                }

                @Override
                public void onEpochEnd(Training training) {
                    interrupted(() -> log.onEpochEnd(training));
                }
            });
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    private static void interrupted(Runnable action) {
        Thread.currentThread().interrupt();
        action.run();
        assertThat(Thread.interrupted()).isTrue();
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
