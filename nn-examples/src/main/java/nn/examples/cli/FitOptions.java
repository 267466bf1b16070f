package nn.examples.cli;

import nn.train.Fit;
import picocli.CommandLine.Option;

/** Chooses how an example is trained. */
public final class FitOptions {
    @Option(names = "--epochs", description = "How often all rows are seen: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--batch", description = "How many rows make a step: ${DEFAULT-VALUE}.")
    private int batch = 128;

    @Option(names = "--seed", description = "What all that is random is drawn from: ${DEFAULT-VALUE}.")
    private long seed = 0;

    @Option(names = "--engine", description = "What computes, such as onnx.")
    private String engine = "";

    @Option(names = "--device", description = "What it computes on, such as cpu or cuda:0: ${DEFAULT-VALUE}.")
    private String device = Fit.AUTO;

    /** Takes an example's own number of epochs for the default. */
    public FitOptions(int epochs) {
        this.epochs = epochs;
    }

    /** Puts what was chosen into a training. */
    public Fit on(Fit fit) {
        return fit.epochs(epochs).batchSize(batch).seed(seed).engine(engine).device(device);
    }
}
