package nn.examples.cli;

import nn.train.Fit;
import picocli.CommandLine.Option;

/** Chooses what an example computes with, and what it draws from. */
public class EngineOptions {
    @Option(names = "--seed", description = "What all that is random is drawn from: ${DEFAULT-VALUE}.")
    private long seed = 0;

    @Option(names = "--engine", description = "What computes, such as onnx.")
    private String engine = "";

    @Option(names = "--device", description = "What it computes on, such as cpu or cuda:0: ${DEFAULT-VALUE}.")
    private String device = Fit.AUTO;

    /** Returns what data is drawn from, too. */
    public final long seed() {
        return seed;
    }

    /** Puts what was chosen into a training. */
    public Fit on(Fit fit) {
        return fit.seed(seed).engine(engine).device(device).callbacks(new Watch());
    }
}
