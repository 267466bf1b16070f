package nn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import nn.onnx.OnnxEngine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows where the time of a step goes, by op, ours beside PyTorch's, and prints Markdown. */
@Command(
        name = "profile.sh",
        description = "Shows where the time of a step goes, by op, ours beside PyTorch's, and prints Markdown.",
        mixinStandardHelpOptions = true,
        version = "nn, commit ${nn.commit:-unknown}",
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Path home = Path.of(System.getProperty("nn.benchmarks", "nn-benchmarks"));

    public static void main(String[] args) {
        System.exit(new CommandLine(new Profile()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments arguments = new Arguments(spec);
        List<String> unknown =
                works.stream().filter(work -> !KNOWN.contains(work)).toList();
        if (!unknown.isEmpty()) {
            throw arguments.refusal("a work is one of " + KNOWN + ", but was " + unknown + ".");
        }
        arguments.atLeastOne("--steps", steps);
        Folders folders = new Folders(home.resolve("target").resolve("rows"));
        arguments.digits(folders, data);
        folders.waves();
        String python = Optional.ofNullable(System.getenv("PYTHON")).orElse("python3");
        Commands commands = new Commands(folders, home.resolve("peers"), python, Optional.of(steps), "cpu");
        System.out.printf("Of %s, %s.%n", Setting.text(), new OnnxEngine().version());
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
                "%nWithout profilers a step takes nn %.2f ms, of which its graph takes %.2f, on %d threads;" + " %s.%n",
                ours.trained(),
                ours.gradients(),
                ours.threads(),
                theirs.step());
    }
}
