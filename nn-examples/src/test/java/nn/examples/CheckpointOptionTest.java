package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every example takes {@code --checkpoint FILE}, and goes on from it where it is there. */
class CheckpointOptionTest {
    /** Those that do not, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "quickstart", "is the README's code, which has no options",
            "doctor", "trains nothing",
            "search", "which trials end early, all of them decide together",
            "gan", "two networks learn by turns, and a file holds one");

    /** What makes an example short, beyond its epochs. */
    private static final Map<String, List<String>> SHORT = Map.of(
            "control", List.of("--rounds", "12"),
            "big", List.of("--gigabytes", "0.001", "--epochs", "2"));

    /** Those whose data is asked for, or fetched. */
    private static final Set<String> ON_DIGITS =
            Set.of("mnist", "keras", "next-steps", "cnn", "residual", "autoencoder", "two-inputs", "export", "lesson");

    private static final Set<String> FETCHING = Set.of("text", "web");

    @TempDir
    private Path folder;

    static Stream<String> examples() {
        return new CommandLine(new Main()).getSubcommands().keySet().stream();
    }

    static Stream<String> trained() {
        return examples().filter(name -> !EXCEPTIONS.containsKey(name) && !FETCHING.contains(name));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itIsListedOrTheReasonWhyNot(String example) {
        String help = Console.run(example, "--help").out();

        assertThat(help.contains("--checkpoint=FILE")).isEqualTo(!EXCEPTIONS.containsKey(example));
        if (Set.of("search", "gan").contains(example)) {
            assertThat(help.replaceAll("\\s+", " "))
                    .contains("There is no --checkpoint: " + EXCEPTIONS.get(example) + ".");
        }
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void severalNetworksHaveAFileEach() {
        Console first = run("next-steps");
        Console again = run("next-steps");

        assertThat(first.err()).isEmpty();
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "kept-sgd.onnx", "kept-adam.onnx", "kept-softmax.onnx", "kept-relu.onnx", "kept-wide.onnx");
        assertThat(withoutTimes(again)).isEqualTo(withoutTimes(first));
    }

    @Test
    void aLoopOfOnesOwnGoesOnToo() {
        Console whole = Console.run("control", "--rounds", "8");
        String file = folder.resolve("policy.onnx").toString();
        Console.run("control", "--rounds", "3", "--checkpoint", file);

        Console resumed = Console.run("control", "--rounds", "8", "--checkpoint", file);

        assertThat(resumed.err()).isEmpty();
        assertThat(lastLines(resumed)).hasSize(2).isEqualTo(lastLines(whole));
    }

    /** The last round and the result. */
    private static List<String> lastLines(Console console) {
        return console.out()
                .lines()
                .filter(line -> line.matches("(Round 8|Result).*"))
                .toList();
    }

    /** All of them, which takes longer than a build may. */
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("trained")
    void theSecondRunOnlyTellsWhatTheFirstLearned(String example) {
        Console first = run(example);
        Console again = run(example);

        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.out().lines()).noneMatch(line -> line.matches("(Epoch|Round) \\d.*"));
        assertThat(withoutTimes(again)).isEqualTo(withoutTimes(first));
    }

    private Console run(String example) {
        Stream<String> data = ON_DIGITS.contains(example) ? Stream.of("--data", "builtin") : Stream.of();
        Stream<String> out = Set.of("export", "two-inputs").contains(example)
                ? Stream.of("--out", folder.resolve("out.onnx").toString())
                : example.equals("lesson") ? Stream.of("--out", folder.toString()) : Stream.of();
        Stream<String> args = Stream.of(
                        Stream.of(example),
                        SHORT.getOrDefault(example, List.of("--epochs", "2")).stream(),
                        Stream.of("--checkpoint", folder.resolve("kept.onnx").toString()),
                        data,
                        out)
                .flatMap(part -> part);
        return Console.run(args.toArray(String[]::new));
    }

    /** Leaves out what tells of the way and the time, not of what was learned. */
    private static List<String> withoutTimes(Console console) {
        return console.out()
                .lines()
                .filter(line -> !line.matches("(Epoch|Round|Going on|Total time:|Resident|Writes) ?.*"))
                .filter(line -> !line.isBlank() && !line.contains("s/step"))
                .map(line -> line.replaceAll(" +\\d+\\.\\d$", ""))
                .toList();
    }
}
