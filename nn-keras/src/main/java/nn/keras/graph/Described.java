package nn.keras.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nn.Architecture;
import nn.Functional;
import nn.Layers;
import nn.Sequential;
import nn.Symbol;
import nn.data.NnException;
import nn.data.Shape;
import nn.keras.file.KerasFile;
import nn.layer.Layer;

/**
 * Holds what nn makes of a description: the network, and where its weights stand in the file.
 *
 * @param network the network, its input fixed
 * @param variables the file's variables, in Keras's order
 */
public record Described(Architecture network, List<Variable> variables) {
    /** Copies the variables. */
    public Described {
        variables = List.copyOf(variables);
    }

    /**
     * Reads a file's description.
     *
     * @param file the file
     * @return the network
     * @throws NnException if it holds none, or a layer is not known
     */
    public static Described of(KerasFile file) {
        return of(note(file), new Report(false));
    }

    static ModelNote note(KerasFile file) {
        return new NoteReader(new Groups(file), file.version())
                .read(file.model()
                        .orElseThrow(
                                () -> NnException.of("the file holds weights alone, and does not describe a network.")
                                        .maybe("describe the network in Java: Keras.load(path, network).")));
    }

    static Described of(ModelNote model, Report report) {
        List<Held> inputs = new ArrayList<>();
        for (Ref input : model.inputs()) {
            inputs.add(input(model, input));
        }
        Trail trail = new Trail(inputs.get(0).symbol());
        Reading reading = new Reading(
                trail, report, model.inputs().stream().map(Ref::layer).toList());
        List<Held> outputs = new ArrayList<>();
        for (Held output : reading.place(model, inputs, true)) {
            Held ready = output.order() instanceof Order.Flattened ? reading.towards(output, Order.SAME) : output;
            boolean isTaken =
                    Stream.concat(inputs.stream(), outputs.stream()).anyMatch(each -> each.symbol() == ready.symbol());
            outputs.add(isTaken ? reading.passed(ready) : ready);
        }
        return new Described(network(model, trail, inputs, outputs, reading.frozen()), reading.variables());
    }

    private static Architecture network(
            ModelNote model, Trail trail, List<Held> inputs, List<Held> outputs, Set<String> frozen) {
        String[] names = frozen.toArray(String[]::new);
        if (model.isChain()
                && outputs.size() == 1
                && trail.isChainTo(outputs.get(0).symbol())) {
            return Sequential.of(trail.layers().toArray(Layer[]::new))
                    .input(inputs.get(0).shape().dims())
                    .freeze(names);
        }
        return Functional.of(symbols(inputs), symbols(outputs)).freeze(names);
    }

    private static List<Symbol> symbols(List<Held> values) {
        return values.stream().map(Held::symbol).toList();
    }

    /** Makes an input; images have their channels first in nn. */
    private static Held input(ModelNote model, Ref ref) {
        LayerNote note = model.layer(ref.layer());
        Shape row = InputShape.of(note);
        boolean isMoved = row.rank() == 3 && Reading.looksLikeImages(model, ref);
        Shape ours = isMoved ? row.channelsFirst() : row;
        String name = note.name().replaceAll("[/:]", "_");
        return new Held(Layers.input(name, ours.dims()), isMoved ? Order.MOVED : Order.SAME);
    }
}
