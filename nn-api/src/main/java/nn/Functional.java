package nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.layer.Adapter;
import nn.layer.Layer;
import nn.spi.Input;
import nn.spi.Network;

/**
 * Describes a network that is a graph of layers, with one or more inputs and outputs, as Keras's functional form.
 *
 * <p>It is a value: nothing changes it. {@code fit} makes a {@link Model} of it. Outputs go by the names of the layers that
 * give them; {@link Symbol} shows how one is written.
 */
public final class Functional extends Architecture {
    private final List<Symbol> outputs;
    private final List<Symbol> inputs;
    private final NetworkBuilder.Built built;
    private final List<Step> steps;

    private Functional(List<Symbol> inputs, List<Symbol> outputs, Learning learning) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        FunctionalBuilder builder = new FunctionalBuilder(learning);
        this.built = builder.build(this.inputs, this.outputs);
        this.steps = List.copyOf(builder.steps());
    }

    /**
     * A layer of the graph.
     *
     * @param name its name, which no other has
     * @param layer the layer
     * @param from what goes in: the names of inputs and of earlier layers, such as {@code lstm}, or {@code lstm:1} for
     *     another output than the first
     */
    public record Step(String name, Layer layer, List<String> from) {
        /** Copies the names. */
        public Step {
            Given.value("a step: the name", name);
            Given.value("a step: the layer", layer);
            from = Given.all("a step: source", from);
        }

        /** Names an output as {@link #from} of other steps does. */
        String output(int index) {
            return index == 0 ? name : name + ":" + index;
        }
    }

    /**
     * Makes a network of one input and one output.
     *
     * @param input made by {@link Layers#input}
     * @param output what comes out
     * @return the network
     * @throws NnException if the output does not come from the input, or from others, too, or two layers have one name
     */
    public static Functional of(Symbol input, Symbol output) {
        return of(
                List.of(Given.value("Functional.of: the input", input)),
                List.of(Given.value("Functional.of: the output", output)));
    }

    /**
     * Makes a network of several inputs and one output.
     *
     * @param inputs each made by {@link Layers#input}; data goes in by their names, or in this order
     * @param output what comes out
     * @return the network
     * @throws NnException if an input leads to no output, the output needs others, or two layers have one name
     */
    public static Functional of(List<Symbol> inputs, Symbol output) {
        return of(inputs, List.of(Given.value("Functional.of: the output", output)));
    }

    /**
     * Makes a network of several inputs and outputs.
     *
     * @param inputs each made by {@link Layers#input}; data goes in by their names, or in this order
     * @param outputs what comes out; losses, metrics and targets go by the names of their layers, or in this order
     * @return the network
     * @throws NnException if an input leads to no output, an output needs others, or two layers have one name
     */
    public static Functional of(List<Symbol> inputs, List<Symbol> outputs) {
        Given.all(
                "Functional.of: input",
                Given.value("Functional.of: the inputs", inputs).toArray(Symbol[]::new));
        Given.all(
                "Functional.of: output",
                Given.value("Functional.of: the outputs", outputs).toArray(Symbol[]::new));
        return new Functional(inputs, outputs, Learning.ALL);
    }

    /**
     * Makes a network of its steps, as {@link #steps()} lists them.
     *
     * @param inputs the inputs
     * @param steps the layers, each after what goes in
     * @param outputs the names of what comes out
     * @return the network
     * @throws NnException if a name is unknown, or layers do not fit
     */
    public static Functional of(List<Input> inputs, List<Step> steps, List<String> outputs) {
        Functional network = ofSteps(inputs, steps, outputs);
        requireNamed(network, steps);
        return network;
    }

    private static Functional ofSteps(List<Input> inputs, List<Step> steps, List<String> outputs) {
        Map<String, Symbol> symbols = new HashMap<>();
        List<Symbol> first = new ArrayList<>();
        Given.all("Functional.of: output", outputs);
        for (Input input : Given.all("Functional.of: input", inputs)) {
            first.add(Symbol.input(input.name(), input.shape()));
            symbols.put(input.name(), first.get(first.size() - 1));
        }
        for (Step step : Given.all("Functional.of: step", steps)) {
            List<Symbol> from =
                    step.from().stream().map(name -> found(symbols, name)).toList();
            List<Symbol> made = Symbol.of(step.layer(), from).outputs();
            for (int i = 0; i < made.size(); i++) {
                symbols.put(step.output(i), made.get(i));
            }
        }
        return of(first, outputs.stream().map(name -> found(symbols, name)).toList());
    }

    private static void requireNamed(Functional network, List<Step> steps) {
        Set<String> names = network.steps.stream().map(Step::name).collect(Collectors.toSet());
        for (Step step : steps) {
            if (!names.contains(step.name())) {
                throw NnException.of(
                                "the step \"%s\" leads to no output, or its layer is called otherwise.", step.name())
                        .maybe("name the layer: named(\"%s\").", step.name());
            }
        }
    }

    private static Symbol found(Map<String, Symbol> symbols, String name) {
        Symbol symbol = symbols.get(name);
        if (symbol == null) {
            throw NnException.of("there is no \"%s\" to go on from.", name)
                    .maybe(
                            "it is one of %s.",
                            symbols.keySet().stream().sorted().toList());
        }
        return symbol;
    }

    /**
     * Lists the layers in an order in which they can be computed.
     *
     * @return each after what goes in
     */
    @Override
    public List<Step> steps() {
        return steps;
    }

    /**
     * Lists what goes in.
     *
     * @return at least one input, in the order of the data
     */
    public List<Input> inputs() {
        return built.network().inputs();
    }

    /**
     * Names what comes out.
     *
     * @return the names of layers, such as {@code kind}, or {@code lstm:1} for another output than a layer's first
     */
    public List<String> outputs() {
        return built.network().outputs();
    }

    @Override
    public List<Layer> layers() {
        return steps.stream().map(Step::layer).toList();
    }

    @Override
    Functional learning(Learning other) {
        return new Functional(inputs, outputs, other);
    }

    @Override
    Learning learning() {
        return built.learning();
    }

    @Override
    Optional<LayerTree> tree() {
        return Optional.of(built.tree());
    }

    @Override
    public Functional freeze() {
        return (Functional) super.freeze();
    }

    @Override
    public Functional freeze(String... names) {
        return (Functional) super.freeze(names);
    }

    @Override
    public Functional unfreeze() {
        return (Functional) super.unfreeze();
    }

    @Override
    public Functional unfreeze(String... names) {
        return (Functional) super.unfreeze(names);
    }

    @Override
    public Functional adapted(List<Adapter> adapters) {
        return (Functional) super.adapted(adapters);
    }

    @Override
    public Functional lora(int rank, String... names) {
        return (Functional) super.lora(rank, names);
    }

    @Override
    public Functional lora(int rank, double alpha, String... names) {
        return (Functional) super.lora(rank, alpha, names);
    }

    @Override
    public Functional until(String name) {
        return (Functional) super.until(name);
    }

    @Override
    public Functional then(Layer... more) {
        return (Functional) super.then(more);
    }

    @Override
    Functional ending(List<Step> kept, String output) {
        List<Input> used = inputs().stream()
                .filter(input -> kept.stream().anyMatch(step -> step.from().contains(input.name())))
                .toList();
        return ofSteps(used, kept, List.of(output));
    }

    @Override
    Functional longer(List<Layer> more) {
        Symbol last = outputs.get(0);
        for (Layer layer : more) {
            last = last.then(layer);
        }
        return new Functional(inputs, List.of(last), Learning.ALL);
    }

    @Override
    public Network network() {
        return built.network();
    }

    @Override
    Functional fixedBy(Dataset sample) {
        return this;
    }

    @Override
    public String summary() {
        return Summary.of(this);
    }

    /** Lists inputs, layers and outputs, a line each; {@link #summary()} draws it as a table. */
    @Override
    public String toString() {
        String ins = inputs().stream()
                .map(input -> "\n  " + input.name() + " = input " + input.shape())
                .collect(Collectors.joining());
        String layers = steps.stream()
                .map(step -> "\n  " + step.name() + " = " + step.layer() + " of " + String.join(", ", step.from()))
                .collect(Collectors.joining());
        return "Functional" + ins + layers + "\n  gives " + String.join(", ", outputs())
                + words("adapts", learning().adapters().stream().map(Adapter::toString))
                + words("freezes", frozen().stream().sorted());
    }

    private static String words(String verb, Stream<String> what) {
        String all = what.collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : "\n  " + verb + " " + all;
    }
}
