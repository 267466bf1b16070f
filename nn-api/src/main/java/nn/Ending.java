package nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nn.Functional.Step;
import nn.data.NnException;
import nn.layer.Cut;
import nn.layer.Layer;
import nn.layer.LayerNames;
import nn.layer.Renamed;
import nn.layer.Shared;
import nn.spi.Network;

/** Ends networks at values that have names. */
final class Ending {
    private static final int MOST_VALUES = 10;

    private Ending() {}

    /** A layer that is cut, in its step's place. */
    private record Found(Step step, Layer cut) {}

    static Architecture of(Architecture whole, String name) {
        Network network = whole.network();
        if (network.outputs().equals(List.of(name))) {
            return whole;
        }
        List<Step> steps = whole.steps();
        Optional<Step> layer = steps.stream()
                .filter(step -> outputs(network, step).anyMatch(name::equals))
                .findFirst();
        if (layer.isPresent()) {
            return ending(whole, steps, layer.get(), name);
        }
        Found found = inside(whole, steps, name);
        Step cut = new Step(found.step().name(), found.cut(), found.step().from());
        List<Step> changed = steps.stream()
                .map(step -> step.equals(found.step()) ? cut : step)
                .toList();
        return ending(whole, changed, cut, cut.name());
    }

    private static Stream<String> outputs(Network network, Step step) {
        Stream<String> more = network.nodes().stream()
                .filter(node -> node.name().equals(step.name()))
                .flatMap(node ->
                        Stream.iterate(0, i -> i + 1).limit(node.outs().size()).map(node::output));
        return Stream.concat(Stream.of(step.name()), more);
    }

    private static Architecture ending(Architecture whole, List<Step> steps, Step last, String output) {
        Set<String> wanted = new HashSet<>(Set.of(last.name()));
        List<Step> kept = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (wanted.contains(step.name())) {
                step.from().forEach(from -> wanted.add(from.replaceFirst(":\\d+$", "")));
                kept.add(pinned(step));
            }
        }
        Collections.reverse(kept);
        Architecture ended = whole.ending(kept, output);
        Architecture adapted =
                ended.adapted(whole.learning().adapters(ended.tree().orElseThrow()));
        Set<String> frozen = whole.learning().frozen(adapted.tree().orElseThrow());
        return adapted.learning(adapted.learning().frozen(frozen));
    }

    /** Keeps a layer's name where it would be called otherwise without those that fell away. */
    private static Step pinned(Step step) {
        Layer layer = step.layer();
        boolean isNamed =
                layer instanceof Shared || new LayerNames().of(layer, "").equals(step.name());
        return isNamed ? step : new Step(step.name(), layer.named(step.name()), step.from());
    }

    private static Found inside(Architecture whole, List<Step> steps, String name) {
        List<Found> found = new ArrayList<>();
        for (Step step : steps) {
            String scope = step.name() + "/";
            cut(step.layer(), name)
                    .or(() -> name.startsWith(scope)
                            ? cut(step.layer(), name.substring(scope.length()))
                            : Optional.empty())
                    .ifPresent(layer -> found.add(new Found(step, layer)));
        }
        if (found.size() > 1) {
            throw NnException.of(
                            "until: there is a \"%s\" in each of %s.",
                            name, found.stream().map(each -> each.step().name()).toList())
                    .maybe(
                            "name the layer, too: until(\"%s/%s\").",
                            found.get(0).step().name(), name);
        }
        return found.stream().findFirst().orElseThrow(() -> unknown(whole, name));
    }

    private static Optional<Layer> cut(Layer layer, String value) {
        if (layer instanceof Renamed renamed) {
            return cut(renamed.layer(), value).map(inner -> inner.named(renamed.name()));
        }
        return layer instanceof Cut cut ? cut.until(value) : Optional.empty();
    }

    private static NnException unknown(Architecture whole, String name) {
        Network network = whole.network();
        if (network.inputs().stream().anyMatch(input -> input.name().equals(name))) {
            return NnException.of("until: \"%s\" is an input, but a network ends with what a layer gives.", name);
        }
        Optional<Step> around = whole.steps().stream()
                .filter(step -> name.startsWith(step.name() + "/") && !(step.layer() instanceof Cut))
                .findFirst();
        if (around.isPresent()) {
            return NnException.of("until: \"%s\" stands inside a layer, which is one whole.", name)
                    .maybe("end after it: until(\"%s\").", around.get().name());
        }
        return NnException.of("until: there is no layer and no value \"%s\" to end at.", name)
                .maybe(
                        "it is one of %s%s.",
                        whole.steps().stream().map(Step::name).toList(), within(whole, name));
    }

    /** Lists values within layers: those that are called alike, or else the last ones. */
    private static String within(Architecture whole, String name) {
        List<String> all = whole.steps().stream().flatMap(Ending::values).toList();
        List<String> alike = all.stream()
                .filter(value -> !name.isEmpty() && value.contains(name))
                .toList();
        List<String> shown = alike.isEmpty() ? all : alike;
        int left = Math.max(0, shown.size() - MOST_VALUES);
        return all.isEmpty()
                ? ""
                : ", or within: " + (left > 0 ? "…, " : "") + String.join(", ", shown.subList(left, shown.size()));
    }

    private static Stream<String> values(Step step) {
        Layer layer = step.layer() instanceof Renamed renamed ? renamed.layer() : step.layer();
        return layer instanceof Cut cut ? cut.values().stream() : Stream.empty();
    }

    static void requireOne(Architecture network) {
        if (network.tree().isPresent() && network.network().outputs().size() > 1) {
            throw NnException.of(
                            "then: layers go after one output, but the network has %s.",
                            network.network().outputs())
                    .maybe(
                            "choose one first: until(\"%s\").",
                            network.network().outputs().get(0));
        }
    }
}
