package nn.examples.cli;

import nn.train.Fit;
import picocli.CommandLine.Option;

/** Chooses how an example is trained. */
public final class FitOptions extends EngineOptions {
    @Option(names = "--epochs", description = "How often all rows are seen: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--batch", description = "How many rows make a step: ${DEFAULT-VALUE}.")
    private int batch;

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
        return super.on(fit).epochs(epochs).batchSize(batch);
    }
}
