package nn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nn.Engines;
import nn.Predictor;
import nn.data.NnException;
import nn.onnx.OnnxEngine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a step of each work takes on the processor and on a device: what {@code scripts/gpu-check.sh} runs. */
@Command(name = "gpu-check.sh", description = "Prints what a step of each work takes on the processor and on a device.")
final class DeviceTable implements Callable<Integer> {
    private static final List<Task> TRAINED =
            List.of(Task.LECTURE, Task.PERCEPTRON, Task.LENET, Task.VGG, Task.RESIDUAL, Task.WIDE);
    private static final List<Task> PREDICTED = List.of(Task.LENET, Task.VGG);
    private static final int CALLS = 500;

    @Option(names = "--device", description = "What to compute on besides the processor. Default: ${DEFAULT-VALUE}.")
    private String device = "cuda:0";

    @Option(names = "--epochs", description = "How many epochs are trained, the first of which does not count.")
    private int epochs = 3;

    @Option(names = "--data", description = "The folder of MNIST's four files.", required = true)
    private Path data = Path.of("");

    @Option(names = "--only-look", description = "Says whether the device can be used, and no more.")
    private boolean onlyLook;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Path home = Path.of(System.getProperty("nn.benchmarks", "nn-benchmarks"));

    private boolean whole = true;

    public static void main(String[] args) {
        System.exit(new CommandLine(new DeviceTable()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments arguments = new Arguments(spec);
        arguments.atLeastOne("--epochs", epochs);
        try {
            Engines.device(new OnnxEngine(), device);
        } catch (NnException unusable) {
            System.err.println(unusable.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (onlyLook) {
            System.out.print(Engines.report());
            return CommandLine.ExitCode.OK;
        }
        Folders folders = new Folders(home.resolve("target").resolve("rows"));
        arguments.digits(folders, Optional.of(data));
        folders.waves();
        List<String> devices = Stream.of("cpu", device).distinct().toList();
        line("| ms a step | %s |", String.join(" | ", devices));
        line("|---|%s", "---|".repeat(devices.size()));
        for (Task task : TRAINED) {
            row(task.letter() + ": " + task.title(), devices, on -> step(folders, task, on));
        }
        for (Task task : PREDICTED) {
            row("one row of " + task.letter() + ", predicted", devices, on -> row(task, on));
        }
        return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private interface Measured {
        double milliseconds(String device) throws Program.Missing, InterruptedException;
    }

    /** Prints as it goes, so that a run that is cut off still says what it found. */
    private void row(String title, List<String> devices, Measured measured) throws InterruptedException {
        StringBuilder cells = new StringBuilder();
        for (String device : devices) {
            try {
                cells.append(String.format(Locale.ROOT, " %.3f |", measured.milliseconds(device)));
            } catch (Program.Missing failed) {
                cells.append(' ').append(failed.getMessage()).append(" |");
                whole = false;
            }
        }
        line("| %s |%s", title, cells);
    }

    private double step(Folders folders, Task task, String on) throws Program.Missing, InterruptedException {
        Commands commands = new Commands(folders, home, "", Optional.of(epochs), on);
        Run run = new Program("nn", List.of(), commands.ours(task), Map.of(), Optional.empty()).run();
        int steps = (task.rows().count() + task.batch() - 1) / task.batch();
        return 1000 * run.seconds() / steps;
    }

    private static double row(Task task, String on) {
        float[] row = new float[task.input().size()];
        try (Predictor predictor =
                task.network().input(task.input().dims()).init(1).predictor(on)) {
            long begun = 0;
            for (int i = -CALLS; i < CALLS; i++) {
                begun = i == 0 ? System.nanoTime() : begun;
                predictor.predict(row);
            }
            return (System.nanoTime() - begun) / 1e6 / CALLS;
        }
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
