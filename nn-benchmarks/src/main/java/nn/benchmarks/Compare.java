package nn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Compares this project with others on the same work, in turn, and prints Markdown. */
@Command(
        name = "compare.sh",
        description = "Compares nn with other frameworks on the same work, in turn, and prints Markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Compare implements Callable<Integer> {
    private static final List<String> KNOWN = List.of("a", "b", "c", "d", "e", "h");

    @Parameters(
            paramLabel = "WORK",
            description = "a, b, c, d: train; e: predict; h: growth. All by default. f and g come with a.")
    private List<String> works = KNOWN;

    @Option(names = "--rounds", description = "How often each program runs. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(names = "--epochs", description = "How many epochs a program trains, instead of each work's own number.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--data", description = "The folder of MNIST's four files. Default: NN_MNIST_DIR.")
    private Optional<Path> data =
            Optional.ofNullable(System.getenv("NN_MNIST_DIR")).map(Path::of);

    private final Path home = Path.of(System.getProperty("nn.benchmarks", "nn-benchmarks"));

    private final Report report = new Report();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Compare()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> unknown =
                works.stream().filter(work -> !KNOWN.contains(work)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    new CommandLine(this), "a work is one of " + KNOWN + ", but was " + unknown + ".");
        }
        Folders folders = new Folders(home.resolve("target").resolve("rows"));
        folders.digits(data.orElseThrow(() -> new ParameterException(
                new CommandLine(this),
                "the folder of MNIST is not known.\nMaybe add --data DIR, or set NN_MNIST_DIR.")));
        folders.colours();
        String python = Optional.ofNullable(System.getenv("PYTHON")).orElse("python3");
        Roster roster = new Roster(folders, home.resolve("peers"), python, epochs);
        heading();
        for (String work : works) {
            work(work, folders, roster);
            Files.writeString(home.resolve("target").resolve("comparison.md"), report.toString());
        }
        System.out.print(report);
        return CommandLine.ExitCode.OK;
    }

    private void work(String work, Folders folders, Roster roster) throws InterruptedException {
        Optional<Task> task = Task.of(work);
        if (task.isPresent()) {
            report.contest(task.get(), new Contest(roster.of(task.get()), rounds));
        } else if (work.equals("e")) {
            predict();
        } else {
            growth(new Growth(folders));
        }
    }

    private void predict() {
        try {
            report.latency(Latency.measure("row", rounds), Latency.measure("batch", rounds));
        } catch (RunnerException failed) {
            report.line("### e: not measured: %s", failed);
            report.line("");
        }
    }

    private void heading() {
        report.line(
                "%s, %s %s, %d cores, JDK %s, %d rounds.",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Machine.CORES,
                Runtime.version(),
                rounds);
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
