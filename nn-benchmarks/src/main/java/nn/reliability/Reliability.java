package nn.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import nn.benchmarks.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries to break what nn promises, and prints Markdown: one row a promise, each of them in a JVM of its own. */
@Command(
        name = "reliability.sh",
        description = "Tries to break what nn promises, again and again, and prints Markdown.",
        mixinStandardHelpOptions = true,
        version = "nn, commit ${nn.commit:-unknown}",
        sortOptions = false)
final class Reliability implements Callable<Integer> {
    private static final int MINUTES = 20;

    @Parameters(paramLabel = "NAME", description = "Which promises, as the table names them. All by default.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Tries each of them for seconds only.")
    private boolean quick;

    @Option(names = "--seed", description = "What random numbers are drawn by. Drawn itself by default.")
    private Optional<Long> seed = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Reliability()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Promise> promises = promises();
        long drawn = seed.orElseGet(() -> (long) new Random().nextInt(1_000_000));
        System.out.printf("Of %s.%n%n%s%n", Setting.text(), Row.HEADING);
        boolean areKept = true;
        for (Promise promise : promises) {
            areKept &= isKept(promise, drawn);
        }
        return areKept ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private List<Promise> promises() {
        List<String> known = Promises.ALL.stream().map(Promise::name).toList();
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "a promise is one of " + known + ", but was " + unknown + ".");
        }
        return names.isEmpty()
                ? Promises.ALL
                : names.stream().map(Promises::named).toList();
    }

    private boolean isKept(Promise promise, long drawn) throws IOException, InterruptedException {
        System.err.println("reliability: " + promise.name() + " ...");
        String times = Integer.toString(promise.times(quick));
        Child.Ended ended = Child.of(Proving.class, MINUTES, promise.name(), times, Long.toString(drawn))
                .run();
        System.out.println(Row.of(promise, ended, drawn));
        return ended.status() == 0;
    }
}
