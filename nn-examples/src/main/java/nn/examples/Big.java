package nn.examples;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.RowFile;
import nn.data.Source;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.examples.data.Patterns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns from a file of rows that memory need not hold: JAVA_OPTS=-Xmx256m ./nn big --gigabytes 6. */
@Command(name = "big", description = "More than memory: rows of a file, read as they are needed.")
final class Big extends Contest {
    private static final int TESTED = 5000;

    @Option(names = "--gigabytes", description = "How large the file of rows is: ${DEFAULT-VALUE}.")
    private double gigabytes = 0.25;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where it is written, kept, and found again; else in the system's folder, for this run.")
    private Path folder = Path.of("");

    @Mixin
    private final FitOptions options = new FitOptions(1);

    @Override
    protected Result result() {
        try {
            return folder.toString().isEmpty() ? inTemporaryFolder() : in(Files.createDirectories(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Result inTemporaryFolder() throws IOException {
        Path temporary = Files.createTempDirectory("nn-big-");
        try {
            return in(temporary);
        } finally {
            try (Stream<Path> files = Files.list(temporary)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(temporary);
        }
    }

    private Result in(Path place) throws IOException {
        Patterns patterns = new Patterns(options.seed());
        long rows = Math.max(1, (long) (gigabytes * 1e9 / (Patterns.WIDTH * Float.BYTES)));
        Path features = place.resolve("features-" + options.seed() + "-" + rows + ".f32");
        Path labels = place.resolve("labels-" + options.seed() + "-" + rows + ".u8");
        if (!Files.exists(labels) || Files.size(labels) < rows) {
            System.out.printf(Locale.ROOT, "Writes %,d rows, %.2f GB.%n", rows, gigabytes);
            patterns.write(rows, features, labels);
        }
        Source train = Source.of(RowFile.floats(features, Patterns.WIDTH), RowFile.bytes(labels));
        Source test = Source.generate(i -> patterns.row(rows + i)).take(TESTED);
        Model model = train(train);
        System.out.println("Test: " + model.evaluate(test));
        resident().forEach(System.out::println);
        return new Result("accuracy", model.evaluate(test).get("accuracy"), 1.0 / Patterns.CLASSES);
    }

    private Model train(Source rows) {
        return Sequential.of(dense(64).relu(), dense(Patterns.CLASSES).softmax())
                .fit(
                        rows,
                        fit -> options.on(fit)
                                .loss(sparseCategoricalCrossentropy())
                                .optimizer(sgd(0.05))
                                .metrics(accuracy()));
    }

    /** Says how much memory the process has held at most, where the system tells. */
    private static List<String> resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return List.of();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .map(kibibytes ->
                        String.format(Locale.ROOT, "Resident memory: at most %d MB", Long.parseLong(kibibytes) / 1000))
                .toList();
    }
}
