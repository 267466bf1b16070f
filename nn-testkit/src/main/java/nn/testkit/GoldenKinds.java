package nn.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Architecture;
import nn.layer.Layer;
import nn.spi.Network;
import nn.spi.Node;

/** Finds the golden cases of layers that a list by hand lacks, so that nobody need write them down again. */
public final class GoldenKinds {
    private static final List<GoldenCase> CASES = Stream.concat(GoldenCases.layers(), GoldenGraphs.all())
            .filter(each -> each.objectives().size() == 1)
            .filter(each -> each.architecture().frozen().isEmpty())
            .toList();

    private GoldenKinds() {}

    /**
     * Returns the networks of all golden cases with a kind of layer that networks by hand lack.
     *
     * @param byHand networks with their input
     * @return networks with their input, by the name of their case, such as {@code upSampling2D-bilinear}
     */
    public static SortedMap<String, Architecture> beyond(Iterable<? extends Architecture> byHand) {
        Set<Class<?>> known = new HashSet<>();
        byHand.forEach(each -> known.addAll(kinds(each.layers(), each.network())));
        SortedMap<String, Architecture> networks = new TreeMap<>();
        for (GoldenCase each : beyond(known)) {
            networks.put(each.word(), each.architecture());
        }
        return networks;
    }

    /**
     * Returns the networks of all golden cases whose recurrent layers begin where others ended.
     *
     * @return networks with their inputs, by the name of their case, such as {@code states-lstm}
     */
    public static SortedMap<String, Architecture> states() {
        SortedMap<String, Architecture> networks = new TreeMap<>();
        GoldenStates.all().forEach(each -> networks.put(each.word(), each.architecture()));
        return networks;
    }

    static List<GoldenCase> beyond(Set<Class<?>> known) {
        return CASES.stream().filter(each -> !known.containsAll(kinds(each))).toList();
    }

    static Set<Class<?>> kinds(GoldenCase of) {
        return kinds(of.layers(), of.network());
    }

    /** Names layers of layers, too, which a network takes apart. */
    private static Set<Class<?>> kinds(List<Layer> layers, Network network) {
        Set<Class<?>> kinds = kinds(network);
        layers.forEach(layer -> kinds.add(layer.getClass()));
        return kinds;
    }

    static Set<Class<?>> kinds(Network network) {
        Set<Class<?>> kinds = new HashSet<>();
        network.nodes().stream().map(Node::layer).forEach(layer -> kinds.add(layer.getClass()));
        return kinds;
    }
}
