package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nn.onnx.Onnx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tells examples to end, which are processes of their own, on the module path as {@code ./nn} starts them. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StoppingTest {
    private static final Path TARGET = Path.of(System.getProperty("basedir", ""), "target");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SIGINT = 2;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private Path file;

    /** What a shell starts in its background may not know Ctrl-C, and what that starts does not, either. */
    @BeforeEach
    void requireThatSignalsAreHeard() throws IOException {
        file = folder.resolve("digits.onnx");
        if (Files.isReadable(STATUS)) {
            long ignored = Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .findFirst()
                    .orElse(0);
            assumeThat(ignored >> (SIGINT - 1) & 1).isZero();
        }
    }

    @Test
    void ctrlCEndsATrainingAndItsCheckpointGoesOn() throws Exception {
        Ended stopped = example("mnist", "--data", "builtin", "--epochs", "1000000", "--checkpoint", file.toString())
                .when("Epoch 1/")
                .signal("INT")
                .ended();

        assertThat(stopped.code()).isEqualTo(130);
        assertThat(stopped.out()).last().isEqualTo("Stopped: interrupted");
        assertThat(stopped.err())
                .singleElement()
                .asString()
                .matches("Stopped in epoch \\d+ of 1000000\\. ./nn mnist --data builtin --epochs 1000000 --checkpoint "
                        + file + " goes on\\.");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.draft");
        int epochs = Onnx.load(file).history().epochs();
        assertThat(epochs).isPositive();

        Console resumed = Console.run(
                "mnist",
                "--data",
                "builtin",
                "--epochs",
                Integer.toString(epochs + 2),
                "--checkpoint",
                file.toString());
        assertThat(resumed.code()).isZero();
        assertThat(resumed.out())
                .contains(
                        "Going on in epoch " + (epochs + 1) + ", after ", "Epoch " + (epochs + 2) + "/", "Test: loss ")
                .doesNotContain("Epoch " + epochs + "/");
    }

    @Test
    void aPoliteKillEndsItTooAlsoWhereItComesTwiceAtOnce() throws Exception {
        Ended stopped = example("control", "--rounds", "1000000", "--checkpoint", file.toString())
                .when("Round 10/")
                .signal("TERM")
                .signal("TERM")
                .ended();

        assertThat(stopped.code()).isEqualTo(143);
        assertThat(stopped.err())
                .singleElement()
                .asString()
                .matches("Stopped in round \\d+ of 1000000\\. ./nn control --rounds 1000000 --checkpoint " + file
                        + " goes on\\.");
        assertThat(Onnx.load(file, Onnx.knows(nn.Losses.loss("policy gradient", (y, p) -> y)))
                        .state()
                        .step())
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void itEndsAtOnceTheSecondTime() throws Exception {
        String classPath = TARGET.resolve("classes") + File.pathSeparator + TARGET.resolve("test-classes");

        Ended stopped = new Running(List.of("-cp", classPath, Stubborn.class.getName()))
                .when("Trains")
                .signal("INT")
                .when("Asked")
                .signalsUntilItEnds("INT")
                .ended();

        assertThat(stopped.code()).isEqualTo(130);
    }

    private Running example(String... args) throws IOException {
        List<String> main = List.of(
                "--enable-native-access=com.microsoft.onnxruntime",
                "-p",
                TARGET.resolve("classes") + File.pathSeparator + Files.readString(TARGET.resolve("module-path")),
                "-m",
                "nn.examples/nn.examples.Main");
        return new Running(Stream.concat(main.stream(), Stream.of(args)).toList());
    }

    /** What an example that was told to end has printed, and what it ended with. */
    private record Ended(int code, List<String> out, List<String> err) {}

    /** A Java of its own. */
    private final class Running {
        private final Path complaints = folder.resolve("complaints");
        private final List<String> out = new ArrayList<>();
        private final Process process;
        private final BufferedReader reader;

        Running(List<String> args) throws IOException {
            process = new ProcessBuilder()
                    .command(Stream.concat(Stream.of(JAVA), args.stream()).toList())
                    .redirectError(complaints.toFile())
                    .start();
            reader = process.inputReader();
        }

        /** Waits for a line that begins so. */
        Running when(String start) throws IOException {
            String line = reader.readLine();
            while (line != null) {
                out.add(line);
                if (line.startsWith(start)) {
                    return this;
                }
                line = reader.readLine();
            }
            throw new AssertionError("no line begins with " + start + ": " + out + Files.readString(complaints));
        }

        Running signal(String name) throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            return this;
        }

        Running signalsUntilItEnds(String name) throws IOException, InterruptedException {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                signal(name);
            }
            return this;
        }

        Ended ended() throws IOException, InterruptedException {
            reader.lines().forEach(out::add);
            return new Ended(process.waitFor(), out, Files.readAllLines(complaints));
        }
    }
}
