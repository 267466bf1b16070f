package nn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import nn.onnx.OnnxEngine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Shows where the time of a step goes, by op, ours beside PyTorch's, and prints Markdown. */
@Command(
        name = "profile.sh",
        description = "Shows where the time of a step goes, by op, ours beside PyTorch's, and prints Markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Profile implements Callable<Integer> {
    private static final List<String> KNOWN = List.of("b", "c", "d", "i", "j");

    @Parameters(paramLabel = "WORK", description = "b, c, d, i, j: what compare.sh trains. All by default.")
    private List<String> works = KNOWN;

    @Option(names = "--steps", description = "How many steps PyTorch takes each time. Default: ${DEFAULT-VALUE}.")
    private int steps = 10;

    @Option(names = "--data", description = "The folder of MNIST's four files. Default: NN_MNIST_DIR.")
    private Optional<Path> data =
            Optional.ofNullable(System.getenv("NN_MNIST_DIR")).map(Path::of);

    private final Path home = Path.of(System.getProperty("nn.benchmarks", "nn-benchmarks"));

    public static void main(String[] args) {
        System.exit(new CommandLine(new Profile()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> unknown =
                works.stream().filter(work -> !KNOWN.contains(work)).toList();
        if (!unknown.isEmpty()) {
            throw refusal("a work is one of " + KNOWN + ", but was " + unknown + ".");
        }
        Folders folders = new Folders(home.resolve("target").resolve("rows"));
        folders.digits(data.orElseThrow(
                () -> refusal("the folder of MNIST is not known.\nMaybe add --data DIR, or set NN_MNIST_DIR.")));
        folders.waves();
        String python = Optional.ofNullable(System.getenv("PYTHON")).orElse("python3");
        Commands commands = new Commands(folders, home.resolve("peers"), python, Optional.of(steps), "cpu");
        System.out.printf(
                Locale.ROOT,
                "Of %s, commit %s: %d cores of %s, JDK %s, %s.%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("nn.commit", "unknown"),
                Machine.CORES,
                Processor.name(),
                Runtime.version(),
                new OnnxEngine().version());
        for (String work : works) {
            print(Task.of(work).orElseThrow(), folders, commands);
        }
        return CommandLine.ExitCode.OK;
    }

    private static void print(Task task, Folders folders, Commands commands) throws IOException, InterruptedException {
        Profiled ours = new Profiled(task, folders.of(task.rows()));
        List<OpTime> ops = ours.ops();
        TorchProfile theirs = TorchProfile.run(commands.python("torch_profile", task, Machine.CORES));
        System.out.printf(Locale.ROOT, "%n### %s: %s%n%n", task.letter(), task.title());
        System.out.print(ProfileTable.of(ops, "PyTorch", theirs.ops()));
        System.out.printf(
                Locale.ROOT,
                "%nWithout profilers a step takes nn %.2f ms, of which its graph takes %.2f, on %d threads;"
                        + " %s takes %.2f.%n",
                ours.trained(),
                ours.gradients(),
                ours.threads(),
                theirs.version(),
                theirs.millis());
    }

    private ParameterException refusal(String text) {
        return new ParameterException(new CommandLine(this), text);
    }
}
