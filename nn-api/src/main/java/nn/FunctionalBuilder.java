package nn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.NetworkBuilder.Place;
import nn.data.NnException;

/** Places the layers that lead to outputs, each after what goes in, and gives names to all. */
final class FunctionalBuilder {
    private final NetworkBuilder builder;
    private final Map<Symbol.Origin, List<Place>> places = new HashMap<>();
    /** The names by which steps refer to values. */
    private final Map<Symbol.Origin, String> names = new HashMap<>();

    private final List<Functional.Step> steps = new ArrayList<>();

    FunctionalBuilder(Learning learning) {
        this.builder = new NetworkBuilder(learning);
    }

    NetworkBuilder.Built build(List<Symbol> inputs, List<Symbol> outputs) {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw NnException.of("a network needs at least one input and one output.")
                    .maybe("write Functional.of(List.of(input), List.of(output)).");
        }
        inputs.forEach(this::enter);
        outputs.forEach(this::leave);
        inputs.forEach(this::requireUsed);
        List<String> leaving = outputs.stream().map(this::name).toList();
        if (new HashSet<>(leaving).size() < leaving.size()) {
            throw NnException.of("Functional.of: one of the outputs stands twice among %s.", leaving)
                    .maybe("hand each over once.");
        }
        outputs.stream()
                .filter(output -> output.index() == 0)
                .forEach(output -> builder.rename(place(output).name(), name(output)));
        return builder.build(leaving);
    }

    List<Functional.Step> steps() {
        return steps;
    }

    private void enter(Symbol input) {
        Symbol.Origin origin = input.origin();
        if (!origin.isInput()) {
            throw NnException.of("Functional.of: %s is no input, but what a layer gives.", input)
                    .maybe("hand over what input(…) gave.");
        }
        if (places.containsKey(origin)) {
            throw NnException.of("Functional.of: %s stands twice among the inputs.", input)
                    .maybe("hand each over once.");
        }
        Place place = builder.input(origin.input(), origin.shape());
        places.put(origin, List.of(place));
        names.put(origin, place.name());
    }

    private void leave(Symbol output) {
        if (output.origin().isInput()) {
            throw NnException.of("Functional.of: %s is an input, but an output must be what a layer gives.", output)
                    .maybe("put activation(linear()) on it.");
        }
        add(output.origin());
    }

    /** Places what leads to an origin, first what goes in; without recursion, since chains may be long. */
    private void add(Symbol.Origin last) {
        Deque<Symbol.Origin> open = new ArrayDeque<>(List.of(last));
        while (!open.isEmpty()) {
            Symbol.Origin origin = open.peek();
            List<Symbol.Origin> missing = missing(origin);
            for (int i = missing.size() - 1; i >= 0; i--) {
                open.push(missing.get(i));
            }
            if (missing.isEmpty()) {
                put(open.pop());
            }
        }
    }

    private List<Symbol.Origin> missing(Symbol.Origin origin) {
        return origin.from().stream()
                .map(Symbol::origin)
                .filter(each -> !places.containsKey(each))
                .toList();
    }

    private void put(Symbol.Origin origin) {
        if (places.containsKey(origin)) {
            return;
        }
        if (origin.isInput()) {
            throw NnException.of(
                            "Functional.of: the outputs need the input %s, which is not among %s.",
                            origin, names.values())
                    .maybe("add it to the inputs.");
        }
        try {
            NetworkBuilder.Placed placed = builder.add(
                    origin.layer(), origin.from().stream().map(this::place).toList());
            places.put(origin, placed.outs());
            names.put(origin, placed.name());
            steps.add(new Functional.Step(
                    placed.name(),
                    origin.layer(),
                    origin.from().stream().map(this::name).toList()));
        } catch (NnException wrong) {
            throw wrong.at(origin.layer().label());
        }
    }

    private void requireUsed(Symbol input) {
        String name = names.get(input.origin());
        if (steps.stream().noneMatch(step -> step.from().contains(name))) {
            throw NnException.of("Functional.of: the input \"%s\" leads to no output.", name)
                    .maybe("leave it out.");
        }
    }

    private Place place(Symbol symbol) {
        return Objects.requireNonNull(places.get(symbol.origin())).get(symbol.index());
    }

    private String name(Symbol symbol) {
        String name = Objects.requireNonNull(names.get(symbol.origin()));
        return symbol.index() == 0 ? name : name + ":" + symbol.index();
    }
}
