package nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nn.NetworkBuilder.Place;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.layer.Layer;
import nn.spi.Network;

/**
 * Describes a network of layers, one after the other, as Keras's {@code Sequential}.
 *
 * <p>It is a value: nothing changes it. {@code fit} makes a {@link Model} of it.
 */
public final class Sequential extends Architecture {
    private final List<Layer> layers;
    private final Set<String> frozen;
    private final List<String> names = new ArrayList<>();
    private final Optional<Network> network;

    private Sequential(Optional<Shape> input, List<Layer> layers, Set<String> frozen) {
        this.layers = List.copyOf(layers);
        this.frozen = Set.copyOf(frozen);
        this.network = input.map(row -> build(row, names));
    }

    private Network build(Shape input, List<String> named) {
        NetworkBuilder builder = new NetworkBuilder(frozen);
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
        return new Sequential(Optional.empty(), Given.all("Sequential.of: layer", layers), Set.of());
    }

    /**
     * Fixes the shape of one input row now, and checks all layers.
     *
     * @param shape such as {@code 784}, {@code 1, 28, 28} for images, or {@code TIME, 12} for sequences of any length
     * @return a new network
     * @throws NnException if the layers do not fit the shape or one another
     */
    public Sequential input(int... shape) {
        return new Sequential(Optional.of(NetworkBuilder.row(shape)), layers, frozen);
    }

    /**
     * Returns the shape of one input row.
     *
     * @return the shape, or empty where the data will fix it
     */
    public Optional<Shape> input() {
        return network.map(fixed -> fixed.inputs().get(0).shape());
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public Sequential freeze(String... names) {
        Set<String> more = new HashSet<>(frozen);
        more.addAll(Given.all("freeze: name", names));
        return new Sequential(input(), layers, more);
    }

    @Override
    public Sequential unfreeze() {
        return new Sequential(input(), layers, Set.of());
    }

    @Override
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
                .orElseGet(() -> build(row, new ArrayList<>()));
    }

    @Override
    Sequential fixedBy(Dataset sample) {
        if (sample.inputs().size() > 1) {
            throw NnException.of(
                            "Sequential takes one input, but the data has features for %d.",
                            sample.inputs().size())
                    .maybe("use the functional form: Functional.of(List.of(…), output).");
        }
        return network.isPresent() ? this : input(sample.input().shape().row().dims());
    }

    @Override
    public Network network() {
        return network.orElseThrow(() ->
                NnException.of("the shape of an input row is not known yet.").maybe("add .input(784) first."));
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
