package nn;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Schema;
import nn.data.Source;
import nn.data.State;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.spi.Network;
import nn.train.Fit;
import nn.train.History;

/**
 * Describes a network without its weights: a chain of layers, {@link Sequential}, or a graph of them, {@link Functional}.
 *
 * <p>It is a value: nothing changes it. {@code fit} makes a {@link Model} of it.
 */
public abstract sealed class Architecture permits Sequential, Functional {
    Architecture() {}

    /**
     * Lists the layers as they were given.
     *
     * @return at least one layer
     */
    public abstract List<Layer> layers();

    /**
     * Keeps layers from learning, as Keras's {@code trainable = False}.
     *
     * @param names the layers' names, such as {@code dense} or {@code conv2d_1}
     * @return a new network
     * @throws NnException if there is no such layer, as far as that is known
     */
    public abstract Architecture freeze(String... names);

    /**
     * Lets all layers learn again.
     *
     * @return a new network
     */
    public abstract Architecture unfreeze();

    /**
     * Names the layers that do not learn.
     *
     * @return the names that {@link #freeze} was given
     */
    public abstract Set<String> frozen();

    /**
     * Lays the layers out as an engine sees them.
     *
     * @return the nodes, named and checked
     * @throws NnException if the shape of an input row is not known yet
     */
    public abstract Network network();

    /** Returns this, with what the data fixes. */
    abstract Architecture fixedBy(Dataset sample);

    /**
     * Draws the weights and gives a model that has not learned yet.
     *
     * @param seed any number; the same seed gives the same weights
     * @return the model
     * @throws NnException if the input was not fixed, or looks like images with their channels last
     */
    public Model init(long seed) {
        Network fixed = network();
        ImageOrder.require(fixed);
        State drawn = new State(0, fixed.draw(seed), new TreeMap<>());
        return Model.of(this, drawn, Fit.DEFAULT.seed(seed).compilation(), History.EMPTY, Schema.UNKNOWN);
    }

    /**
     * Chooses loss, optimizer and metrics in a step of their own, as Keras does.
     *
     * @param loss the loss to minimize
     * @param optimizer how weights change
     * @param metrics what else is reported
     * @return what {@code fit} can be called on
     */
    public Compiled compile(Loss loss, Optimizer optimizer, Metric... metrics) {
        return new Compiled(
                this,
                Fit.DEFAULT.loss(loss).optimizer(optimizer).metrics(metrics).compilation());
    }

    /**
     * Draws the weights, trains, and gives the trained model.
     *
     * @param data the rows to learn from, a {@link Dataset} or a stream; they fix the input where it is not fixed
     * @param settings chooses loss, optimizer, epochs, …: {@code fit -> fit.loss(meanSquaredError()).epochs(200)}
     * @return the trained model
     * @throws NnException if something does not fit, before anything native is loaded
     */
    public Model fit(Source data, UnaryOperator<Fit> settings) {
        Given.value("fit: the data", data);
        Fit chosen = Fit.DEFAULT.chosenBy(settings);
        return fixedBy(data.sample()).init(chosen.compilation().seed()).fit(data, chosen);
    }

    /**
     * Draws the weights, and begins a training whose steps the caller takes, as Keras's {@code train_on_batch}.
     *
     * @param settings chooses loss, optimizer, metrics, seed, engine and device; what is for whole epochs does not matter
     * @return what takes the steps; the caller closes it
     * @throws NnException if the input was not fixed, or something does not fit, before anything native is loaded
     */
    public TrainingSession training(UnaryOperator<Fit> settings) {
        long seed = Fit.DEFAULT.chosenBy("training", settings).compilation().seed();
        return init(seed).training(settings);
    }

    /**
     * Draws the network as a table of layers, output shapes and parameters, as Keras's {@code summary()}.
     *
     * @return lines for people
     * @throws NnException if the layers do not fit one another
     */
    public abstract String summary();
}
