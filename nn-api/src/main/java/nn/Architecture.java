package nn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Schema;
import nn.data.Source;
import nn.data.State;
import nn.layer.Adapter;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.spi.Network;
import nn.spi.Node;
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

    /** Lists the layers with their names and what goes in; the input must be known. */
    abstract List<Functional.Step> steps();

    /** Knows the names of layers and weights, once the input is known. */
    abstract Optional<LayerTree> tree();

    /** Says what learns. */
    abstract Learning learning();

    /** Replaces what learns. */
    abstract Architecture learning(Learning other);

    /** Makes a network of some of the steps, of which all learns. */
    abstract Architecture ending(List<Functional.Step> steps, String output);

    /** Makes a network with more layers after the only output, of which all learns. */
    abstract Architecture longer(List<Layer> more);

    /**
     * Keeps all layers from learning, as Keras's {@code model.trainable = False}.
     *
     * @return a new network
     */
    public Architecture freeze() {
        return learning(learning().frozen(tree().map(LayerTree::tops).orElse(Set.of("*"))));
    }

    /**
     * Keeps layers, or some of their weights, from learning, as Keras's {@code trainable = False}.
     *
     * <p>A layer that is frozen as a whole computes as in prediction, and its statistics stay. Where weights alone are, such
     * as {@code *bias}, the rest of their layer learns; where a normalization's statistics are, it computes with these.
     *
     * @param names names of layers, such as {@code dense} or {@code residual/conv2d_1}, and whole names of weights, such as
     *     {@code dense/kernel}; with {@code *} for any run of characters a pattern of such, or of weights' names within their
     *     layers, such as {@code layer4*}
     * @return a new network
     * @throws NnException if there is no such layer or weight, as far as that is known
     */
    public Architecture freeze(String... names) {
        return learning(learning().freeze(Given.all("freeze: name", names)));
    }

    /**
     * Lets all layers learn again.
     *
     * @return a new network
     */
    public Architecture unfreeze() {
        return learning(learning().frozen(Set.of()));
    }

    /**
     * Lets layers, or some of their weights, learn again; what is left of a layer that was frozen as a whole stays frozen,
     * weight by weight.
     *
     * @param names as in {@link #freeze(String...)}
     * @return a new network
     * @throws NnException if there is no such layer or weight, or the input is not fixed
     */
    public Architecture unfreeze(String... names) {
        List<String> words = Given.all("unfreeze: name", names);
        Set<String> left = new HashSet<>(frozen());
        if (tree().isEmpty() && !left.containsAll(words)) {
            throw NnException.of("unfreeze: which layers and weights %s stand for is not known yet.", words)
                    .maybe("fix the input first: .input(784).");
        }
        words.forEach(left::remove);
        return learning(learning()
                .frozen(tree().map(tree -> tree.without(frozen(), tree.select("unfreeze", words)))
                        .orElse(left)));
    }

    /**
     * Names the layers and weights that do not learn.
     *
     * @return names of layers, and whole names of weights in layers that learn otherwise; where the input is not fixed, what
     *     {@link #freeze(String...)} was given
     */
    public Set<String> frozen() {
        return learning().frozen();
    }

    /**
     * Adapts kernels and embeddings in low rank (Hu et al., 2021), and freezes all else: {@code W + a · b} takes the place of
     * W, of which a and b alone learn.
     *
     * @param rank the columns of a, which are the rows of b, such as 8
     * @param names layers or weights, as in {@link #freeze(String...)}; by default all layers with kernels or embeddings
     * @return a new network
     * @throws NnException if nothing of that can be adapted, or the input is not fixed
     */
    public Architecture lora(int rank, String... names) {
        return lora(rank, rank, names);
    }

    /**
     * Adapts kernels and embeddings in low rank, and freezes all else: {@code W + alpha / rank · a · b} takes the place of W,
     * of which a and b alone learn.
     *
     * @param rank the columns of a, which are the rows of b, such as 8
     * @param alpha how much the adapters weigh, by default the rank
     * @param names layers or weights, as in {@link #freeze(String...)}; by default all layers with kernels or embeddings
     * @return a new network
     * @throws NnException if nothing of that can be adapted, or the input is not fixed
     */
    public Architecture lora(int rank, double alpha, String... names) {
        List<Node> nodes = network().nodes();
        List<Adapter> all = learning().more(tree().orElseThrow(), nodes, rank, alpha, Given.all("lora: name", names));
        Architecture adapted = learning(new Learning(Set.of(), all));
        LayerTree tree = adapted.tree().orElseThrow();
        Set<String> own = tree.moving().map(Weight::name).filter(Adapter::owns).collect(Collectors.toSet());
        LayerTree.Selection learning = new LayerTree.Selection(Set.of(), own);
        return adapted.learning(adapted.learning().frozen(tree.without(tree.tops(), learning)));
    }

    /**
     * Replaces the adapters, and leaves alone what is frozen; {@link #lora} chooses both.
     *
     * @param adapters which weights are adapted, by their whole names, and how; none for a plain network
     * @return a new network
     * @throws NnException if there is no such weight, or it cannot be adapted
     */
    public Architecture adapted(List<Adapter> adapters) {
        return learning(learning().adapters(Given.value("adapted: the adapters", adapters)));
    }

    /**
     * Lists the weights that are adapted in low rank.
     *
     * @return none by default
     */
    public List<Adapter> adapters() {
        return learning().adapters();
    }

    /**
     * Ends the network earlier, as Keras's {@code Model(inputs, base.get_layer("x").output)}. What leads there stays, with its
     * names and what of it is frozen.
     *
     * @param name the name of a layer, such as {@code flatten}; of another of its outputs, {@code lstm:1}; or of a value
     *     inside a layer that can be cut, as imported ones can ({@link nn.layer.Cut}), where several have it after the layer's
     *     name and a slash
     * @return a new network with this output alone
     * @throws NnException if there is none, or the input is not fixed
     */
    public Architecture until(String name) {
        return Ending.of(this, Given.value("until: the name", name));
    }

    /**
     * Puts layers after the only output, such as a new head.
     *
     * @param more at least one, in their order
     * @return a new network; a chain stays one
     * @throws NnException if they do not fit, or there are several outputs
     */
    public Architecture then(Layer... more) {
        List<Layer> layers = Given.all("then: layer", more);
        if (layers.isEmpty()) {
            throw NnException.of("then: at least one layer must be given.").maybe("write then(dense(10).softmax()).");
        }
        Ending.requireOne(this);
        if (tree().isEmpty() && frozen().stream().anyMatch(NamePattern::is)) {
            throw NnException.of("then: which layers %s stand for is not known yet.", frozen())
                    .maybe("fix the input first: .input(784).");
        }
        return longer(layers).learning(learning());
    }

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
     * @param settings chooses loss, optimizer, metrics, seed, engine, device and precision; what is for whole epochs does not matter
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
