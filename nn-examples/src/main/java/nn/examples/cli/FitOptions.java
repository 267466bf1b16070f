package nn.examples.cli;

import static nn.Callbacks.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import nn.callback.Callback;
import nn.train.Fit;
import picocli.CommandLine.Option;

/** Chooses how an example is trained, and what file keeps its training. */
public final class FitOptions extends EngineOptions {
    private static final Duration OFTEN = Duration.ofSeconds(10);

    @Option(names = "--epochs", description = "How often all rows are seen: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--batch", description = "How many rows make a step: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = {
                "Keeps the training every 10 s, and where it stops or ends; goes on from it if it is there.",
                "Of several networks each has a file of its own: FILE-NAME."
            })
    private Optional<Path> checkpoint = Optional.empty();

    /** Takes an example's own number of epochs for the default. */
    public FitOptions(int epochs) {
        this(epochs, 128);
    }

    /** Takes an example's own numbers of epochs and rows for the defaults. */
    public FitOptions(int epochs, int batch) {
        this.epochs = epochs;
        this.batch = batch;
    }

    /** Returns how often all rows are seen. */
    public int epochs() {
        return epochs;
    }

    @Override
    public Fit on(Fit fit) {
        return on(fit, checkpoint);
    }

    /** Puts what was chosen into the training of one of several networks, each with a file of its own. */
    public Fit on(Fit fit, String network) {
        return on(fit, checkpoint.map(file -> named(file, network)));
    }

    private Fit on(Fit fit, Optional<Path> kept) {
        Fit chosen = super.on(fit).epochs(epochs).batchSize(batch);
        return kept.map(file -> keptIn(file, chosen)).orElse(chosen);
    }

    private static Fit keptIn(Path file, Fit fit) {
        Stream<Callback> all = Stream.concat(Stream.of(checkpoint(file).every(OFTEN)), fit.callbacks().stream());
        return fit.callbacks(all.toArray(Callback[]::new)).resume(file);
    }

    /** Puts a network's name before the ending: {@code digits.onnx} becomes {@code digits-baseline.onnx}. */
    private static Path named(Path file, String network) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return file.resolveSibling(name.substring(0, dot) + "-" + network + name.substring(dot));
    }
}
