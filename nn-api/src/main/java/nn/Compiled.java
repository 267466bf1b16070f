package nn;

import java.util.function.UnaryOperator;
import nn.data.Source;
import nn.train.Compilation;
import nn.train.Fit;

/**
 * Holds a network with loss, optimizer and metrics, ready to fit: Keras's two steps, {@code compile} then {@code fit}.
 */
public final class Compiled {
    private final Architecture network;
    private final Compilation compilation;

    Compiled(Architecture network, Compilation compilation) {
        this.network = network;
        this.compilation = compilation;
    }

    /**
     * Trains.
     *
     * @param data the rows to learn from
     * @param epochs how often all rows are seen
     * @param batchSize the rows of a step
     * @return the trained model
     */
    public Model fit(Source data, int epochs, int batchSize) {
        return fit(data, settings -> settings.epochs(epochs).batchSize(batchSize));
    }

    /**
     * Trains.
     *
     * @param data the rows to learn from
     * @param settings chooses epochs, batch size, validation, …
     * @return the trained model
     */
    public Model fit(Source data, UnaryOperator<Fit> settings) {
        return network.fit(data, none -> Fit.of(compilation).chosenBy(settings));
    }

    @Override
    public String toString() {
        return network + "\n" + compilation;
    }
}
