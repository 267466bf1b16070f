package nn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.State;
import nn.data.Words;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.spi.Network;
import nn.train.Fit;
import nn.train.History;

/**
 * Describes a network of layers, one after the other, as Keras's {@code Sequential}.
 *
 * <p>It is a value: nothing changes it. {@code fit} makes a {@link Model} of it.
 */
public final class Sequential {
    private final List<Layer> layers;
    private final Set<String> frozen;
    private final Optional<Network> network;

    private Sequential(Optional<Shape> input, List<Layer> layers, Set<String> frozen) {
        this.layers = List.copyOf(layers);
        this.frozen = Set.copyOf(frozen);
        this.network = input.map(row -> NetworkBuilder.build(row, this.layers, this.frozen));
    }

    /**
     * Puts layers one after the other.
     *
     * @param layers at least one, in their order
     * @return the network, whose input the data will fix
     * @throws NnException if there is no layer
     */
    public static Sequential of(Layer... layers) {
        if (Given.value("Sequential.of: the layers", layers).length == 0) {
            throw NnException.of("a network needs at least one layer, but had none.")
                    .maybe("begin with Sequential.of(dense(10)).");
        }
        return new Sequential(Optional.empty(), Given.all("Sequential.of: layer", layers), Set.of());
    }

    /**
     * Fixes the shape of one input row now, and checks all layers.
     *
     * @param shape such as {@code 784}, or {@code 1, 28, 28} for images
     * @return a new network
     * @throws NnException if the layers do not fit the shape or one another
     */
    public Sequential input(int... shape) {
        return new Sequential(Optional.of(Shape.of(shape)), layers, frozen);
    }

    /**
     * Returns the shape of one input row.
     *
     * @return the shape, or empty where the data will fix it
     */
    public Optional<Shape> input() {
        return network.map(fixed -> fixed.inputs().get(0).shape());
    }

    /**
     * Lists the layers as they were given.
     *
     * @return at least one layer
     */
    public List<Layer> layers() {
        return layers;
    }

    /**
     * Keeps layers from learning, as Keras's {@code trainable = False}.
     *
     * @param names the layers' names, such as {@code dense} or {@code conv2d_1}
     * @return a new network
     * @throws NnException if the input is fixed and there is no such layer
     */
    public Sequential freeze(String... names) {
        Set<String> more = new HashSet<>(frozen);
        more.addAll(Given.all("freeze: name", names));
        return new Sequential(input(), layers, more);
    }

    /**
     * Lets all layers learn again.
     *
     * @return a new network
     */
    public Sequential unfreeze() {
        return new Sequential(input(), layers, Set.of());
    }

    /**
     * Names the layers that do not learn.
     *
     * @return the names that {@link #freeze} was given
     */
    public Set<String> frozen() {
        return frozen;
    }

    /**
     * Lays the layers out as an engine sees them.
     *
     * @param row the shape of one input row
     * @return the primitive nodes, named and checked
     * @throws NnException if the layers do not fit the shape or one another, or a frozen name is unknown
     */
    public Network network(Shape row) {
        Given.value("network: the shape of a row", row);
        return network.filter(fixed -> fixed.inputs().get(0).shape().equals(row))
                .orElseGet(() -> NetworkBuilder.build(row, layers, frozen));
    }

    /**
     * Draws the weights and gives a model that has not learned yet.
     *
     * @param seed any number; the same seed gives the same weights
     * @return the model
     * @throws NnException if the input was not fixed, or looks like images with their channels last
     */
    public Model init(long seed) {
        Network fixed = fixed();
        ImageOrder.require(fixed);
        State drawn = new State(0, fixed.draw(seed), new TreeMap<>());
        return Model.of(this, drawn, Fit.DEFAULT.seed(seed).compilation(), History.EMPTY, Schema.UNKNOWN);
    }

    /** Returns the network as engines see it, once its input is fixed. */
    Network fixed() {
        return network.orElseThrow(() ->
                NnException.of("the shape of an input row is not known yet.").maybe("add .input(784) first."));
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
     * @param data the rows to learn from; they fix the input if {@link #input} did not
     * @param settings chooses loss, optimizer, epochs, …: {@code fit -> fit.loss(meanSquaredError()).epochs(200)}
     * @return the trained model
     * @throws NnException if something does not fit, before anything native is loaded
     */
    public Model fit(Dataset data, UnaryOperator<Fit> settings) {
        Given.value("fit: the data", data);
        Fit chosen = Fit.DEFAULT.chosenBy(settings);
        int[] row = data.input().shape().row().dims();
        return (network.isPresent() ? this : input(row))
                .init(chosen.compilation().seed())
                .fit(data, chosen);
    }

    /**
     * Draws the network as a table of layers, output shapes and parameters, as Keras's {@code summary()}.
     *
     * @return lines for people
     * @throws NnException if the layers do not fit one another
     */
    public String summary() {
        return Summary.of(this);
    }

    private Words words() {
        Words words = Words.ofAll("Sequential.of", layers);
        if (network.isPresent()) {
            words = words.andAll(
                    "input", IntStream.of(input().orElseThrow().dims()).boxed().toList());
        }
        return frozen.isEmpty()
                ? words
                : words.andAll("freeze", frozen.stream().sorted().toList());
    }

    /** Writes the words that make the network; {@link #summary()} draws it as a table. */
    @Override
    public String toString() {
        return Words.folded(words().toString());
    }
}
