package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.NetworkBuilder.Place;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.layer.Adapter;
import nn.layer.Layer;
import nn.spi.Network;

/**
 * Describes a network of layers, one after the other, as Keras's {@code Sequential}.
 *
 * <p>It is a value: nothing changes it. {@code fit} makes a {@link Model} of it.
 */
public final class Sequential extends Architecture {
    private final List<Layer> layers;
    private final List<String> names = new ArrayList<>();
    private final Optional<NetworkBuilder.Built> built;
    private final Learning learning;

    private Sequential(Optional<Shape> input, List<Layer> layers, Learning learning) {
        this.layers = List.copyOf(layers);
        this.built = input.map(row -> build(row, learning, names));
        this.learning = built.map(NetworkBuilder.Built::learning).orElse(learning);
    }

    private NetworkBuilder.Built build(Shape input, Learning chosen, List<String> named) {
        NetworkBuilder builder = new NetworkBuilder(chosen);
        List<Place> last = List.of(builder.input("", input));
        for (int i = 0; i < layers.size(); i++) {
            try {
                NetworkBuilder.Placed placed = builder.add(layers.get(i), last);
                requireOne(placed.outs());
                named.add(placed.name());
                last = placed.outs();
            } catch (NnException wrong) {
                throw wrong.at("layer " + (i + 1) + ", " + layers.get(i).label());
            }
        }
        return builder.build(List.of(last.get(0).name()));
    }

    private static void requireOne(List<Place> outs) {
        if (outs.size() > 1) {
            throw NnException.of("a chain goes on from one output, but the layer gives %d.", outs.size())
                    .maybe("use the functional form: Functional.of(input, input.then(…)).");
        }
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
        return new Sequential(Optional.empty(), Given.all("Sequential.of: layer", layers), Learning.ALL);
    }

    /**
     * Fixes the shape of one input row now, and checks all layers.
     *
     * @param shape such as {@code 784}, {@code 1, 28, 28} for images, or {@code TIME, 12} for sequences of any length
     * @return a new network
     * @throws NnException if the layers do not fit the shape or one another
     */
    public Sequential input(int... shape) {
        return new Sequential(Optional.of(NetworkBuilder.row(shape)), layers, learning);
    }

    /**
     * Returns the shape of one input row.
     *
     * @return the shape, or empty where the data will fix it
     */
    public Optional<Shape> input() {
        return built.map(fixed -> fixed.network().inputs().get(0).shape());
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    Sequential learning(Learning other) {
        return new Sequential(input(), layers, other);
    }

    @Override
    Learning learning() {
        return learning;
    }

    @Override
    Optional<LayerTree> tree() {
        return built.map(NetworkBuilder.Built::tree);
    }

    @Override
    public Sequential freeze() {
        return (Sequential) super.freeze();
    }

    @Override
    public Sequential freeze(String... names) {
        return (Sequential) super.freeze(names);
    }

    @Override
    public Sequential unfreeze() {
        return (Sequential) super.unfreeze();
    }

    @Override
    public Sequential unfreeze(String... names) {
        return (Sequential) super.unfreeze(names);
    }

    @Override
    public Sequential adapted(List<Adapter> adapters) {
        return (Sequential) super.adapted(adapters);
    }

    @Override
    public Sequential lora(int rank, String... names) {
        return (Sequential) super.lora(rank, names);
    }

    @Override
    public Sequential lora(int rank, double alpha, String... names) {
        return (Sequential) super.lora(rank, alpha, names);
    }

    @Override
    public Sequential until(String name) {
        return (Sequential) super.until(name);
    }

    @Override
    public Sequential then(Layer... more) {
        return (Sequential) super.then(more);
    }

    @Override
    List<Functional.Step> steps() {
        network();
        return IntStream.range(0, layers.size())
                .mapToObj(i -> new Functional.Step(
                        names.get(i), layers.get(i), List.of(i == 0 ? NetworkBuilder.INPUT : names.get(i - 1))))
                .toList();
    }

    @Override
    Sequential ending(List<Functional.Step> steps, String output) {
        return new Sequential(
                input(), steps.stream().map(Functional.Step::layer).toList(), Learning.ALL);
    }

    @Override
    Sequential longer(List<Layer> more) {
        return new Sequential(
                input(), Stream.concat(layers.stream(), more.stream()).toList(), Learning.ALL);
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
        return built.map(NetworkBuilder.Built::network)
                .filter(fixed -> fixed.inputs().get(0).shape().equals(row))
                .orElseGet(() -> build(row, learning, new ArrayList<>()).network());
    }

    @Override
    Sequential fixedBy(Dataset sample) {
        Given.value("a source: the sample", sample);
        if (sample.inputs().size() > 1) {
            throw NnException.of(
                            "Sequential takes one input, but the data has features for %d.",
                            sample.inputs().size())
                    .maybe("use the functional form: Functional.of(List.of(…), output).");
        }
        return built.isPresent() ? this : input(sample.input().shape().row().dims());
    }

    @Override
    public Network network() {
        return built.orElseThrow(() -> NnException.of("the shape of an input row is not known yet.")
                        .maybe("add .input(784) first."))
                .network();
    }

    /** Names the layers once the input is fixed. */
    List<String> names() {
        return names;
    }

    @Override
    public String summary() {
        return Summary.of(this);
    }

    private Words words() {
        Words words = Words.ofAll("Sequential.of", layers);
        if (built.isPresent()) {
            words = words.andAll(
                    "input", IntStream.of(input().orElseThrow().dims()).boxed().toList());
        }
        if (!learning.adapters().isEmpty()) {
            words = words.andAll("adapted", learning.adapters());
        }
        return frozen().isEmpty()
                ? words
                : words.andAll("freeze", frozen().stream().sorted().toList());
    }

    /** Writes the words that make the network; {@link #summary()} draws it as a table. */
    @Override
    public String toString() {
        return Words.folded(words().toString());
    }
}
