package nn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares this project with others on the same work, in turn, and prints Markdown. */
@Command(
        name = "compare.sh",
        description = "Compares nn with other frameworks on the same work, in turn, and prints Markdown.",
        mixinStandardHelpOptions = true,
        version = "nn, commit ${nn.commit:-unknown}",
        sortOptions = false)
final class Compare implements Callable<Integer> {
    private static final List<String> KNOWN = List.of("a", "b", "c", "d", "e", "h", "i", "j", "k");
    private static final List<String> BY_DEFAULT = List.of("a", "b", "c", "d", "e", "h", "i", "j");
    private static final List<String> ON_A_DEVICE = List.of("a", "b", "c", "d", "i", "j", "k");

    @Parameters(
            paramLabel = "WORK",
            description =
                    "a, b, c, d, i, j, k: train; e: predict; h: growth. All but k by default, on a device all but e"
                            + " and h. f and g come with a.")
    private List<String> named = new ArrayList<>();

    @Option(names = "--rounds", description = "How often each program runs. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--epochs", description = "How many epochs a program trains, instead of each work's own number.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--device", description = "What to train on, such as cuda:0. Default: ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Option(names = "--data", description = "The folder of MNIST's four files. Default: NN_MNIST_DIR.")
    private Optional<Path> data =
            Optional.ofNullable(System.getenv("NN_MNIST_DIR")).map(Path::of);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Path home = Path.of(System.getProperty("nn.benchmarks", "nn-benchmarks"));

    private final Report report = new Report();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Compare()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments arguments = new Arguments(spec);
        List<String> works = works(arguments);
        arguments.atLeastOne("--rounds", rounds);
        epochs.ifPresent(count -> arguments.atLeastOne("--epochs", count));
        Folders folders = new Folders(home.resolve("target").resolve("rows"));
        arguments.digits(folders, data);
        folders.waves();
        String python = Optional.ofNullable(System.getenv("PYTHON")).orElse("python3");
        Roster roster = new Roster(new Commands(folders, home.resolve("peers"), python, epochs, device));
        heading();
        boolean whole = true;
        try {
            for (String work : works) {
                long begun = System.nanoTime();
                whole &= work(work, folders, roster);
                System.err.printf(Locale.ROOT, "%s took %.1f minutes%n", work, (System.nanoTime() - begun) / 60e9);
                Files.writeString(home.resolve("target").resolve("comparison.md"), report.toString());
            }
        } finally {
            System.out.print(report);
        }
        return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private List<String> works(Arguments arguments) {
        List<String> possible = device.equals("cpu") ? KNOWN : ON_A_DEVICE;
        List<String> unknown =
                named.stream().filter(work -> !possible.contains(work)).toList();
        if (!unknown.isEmpty()) {
            throw arguments.refusal("a work is one of " + possible + ", but was " + unknown + ".");
        }
        List<String> all = device.equals("cpu") ? BY_DEFAULT : ON_A_DEVICE;
        return named.isEmpty() ? all : named;
    }

    /** Does a work, and tells whether nn itself did its part. */
    private boolean work(String work, Folders folders, Roster roster) throws InterruptedException {
        Optional<Task> task = Task.of(work);
        if (task.isPresent()) {
            Contest contest = new Contest(roster.of(task.get()), rounds);
            report.contest(task.get(), contest, device);
            return contest.whole();
        }
        if (work.equals("e")) {
            return predict();
        }
        growth(new Growth(folders));
        return true;
    }

    private boolean predict() {
        try {
            report.latency(Latency.measure("row", rounds), Latency.measure("batch", rounds));
            return true;
        } catch (RunnerException failed) {
            report.line("### e: not measured: %s", failed);
            report.line("");
            return false;
        }
    }

    private void heading() {
        report.line("Of %s, %d rounds on %s.", Setting.text(), rounds, device);
        report.line("");
    }

    private void growth(Growth growth) {
        report.line("### h: how an epoch's time grows");
        report.line("");
        report.growth("batch", growth.byBatch());
        report.growth("width of the hidden layer", growth.byWidth());
        report.growth("rows", growth.byRows());
        report.growth("threads", growth.byThreads());
    }
}
