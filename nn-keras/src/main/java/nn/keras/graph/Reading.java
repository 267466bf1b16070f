package nn.keras.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nn.Activations;
import nn.Layers;
import nn.Symbol;
import nn.data.NnException;
import nn.data.Shape;
import nn.keras.kind.Catalogue;
import nn.keras.kind.Layout;
import nn.keras.kind.Look;
import nn.keras.kind.Var;
import nn.layer.Layer;

/** Makes nn's layers of a description, one after the other, and transposes axes where the two see them otherwise. */
final class Reading {
    /** What layers are called that bring axes into another order. */
    private static final String AXES = "axes";

    private final List<Variable> variables = new ArrayList<>();
    private final Set<String> frozen = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Symbol> noted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Report report;
    private Trail trail;
    private String outer = "";
    /** What the weights' names begin with within a shared network; empty outside. */
    private String scope = "";

    Reading(Trail trail, Report report, List<String> inputs) {
        this.trail = trail;
        this.report = report;
        names.add("input");
        names.addAll(inputs);
    }

    List<Variable> variables() {
        return variables;
    }

    Set<String> frozen() {
        return frozen;
    }

    /** Places a network's layers on what goes in. */
    List<Held> place(ModelNote model, List<Held> inputs, boolean isOutermost) {
        Placed placed = new Placed(model, inputs, report);
        List<List<Variable>> inOrder = new ArrayList<>();
        Map<String, List<Variable>> owned = new HashMap<>();
        boolean moved = true;
        while (!placed.isDone() && moved) {
            moved = false;
            for (LayerNote layer : model.layers()) {
                for (int call = placed.calls(layer);
                        call < layer.calls().size() && placed.isReady(layer, call);
                        call++) {
                    outer = isOutermost ? layer.name() : outer;
                    int before = variables.size();
                    placed.put(layer, call, () -> attempt(layer, placed));
                    List<Variable> own = List.copyOf(variables.subList(before, variables.size()));
                    variables.subList(before, variables.size()).clear();
                    owned.merge(layer.name(), own, (first, again) -> first);
                    moved = true;
                }
            }
        }
        model.layers().forEach(layer -> inOrder.add(owned.getOrDefault(layer.name(), List.of())));
        inOrder.forEach(variables::addAll);
        return placed.outputs();
    }

    private List<Held> attempt(LayerNote layer, Placed placed) {
        try {
            List<Held> made = new Placing(this, layer, placed).made();
            report.row(layer, placed.words());
            return made;
        } catch (NnException refused) {
            return report.refused(layer, refused);
        }
    }

    /** Places a layer by its name, and lists its variables. */
    Symbol add(LayerNote note, Layer layer, List<Held> inputs, List<Var> vars) {
        String name = free(note.name());
        vars.stream()
                .map(each -> variable(note, scope + name + "/" + each.weight(), each.path(), each.layout()))
                .forEach(variables::add);
        if (!note.isTrainable() && !vars.isEmpty()) {
            frozen.add(scope.isEmpty() ? name : scope.substring(0, scope.length() - 1));
        }
        return trail.place(layer.named(name), symbols(inputs));
    }

    private Variable variable(LayerNote note, String weight, String path, Layout layout) {
        return new Variable(outer, note.path() + "/" + path, weight, layout, note.isTrainable());
    }

    private static List<Symbol> symbols(List<Held> inputs) {
        return inputs.stream().map(Held::symbol).toList();
    }

    /** Chooses a name that is not taken. */
    private String free(String wanted) {
        String clean = wanted.replaceAll("[/:\\p{Cntrl}]", "_").replaceAll("[^\\u0000-\\uFFFF]", "_");
        String name = clean.isBlank() ? "layer" : clean;
        for (int i = 1; !names.add(scope + name); i++) {
            name = clean + "_" + i;
        }
        return name;
    }

    /** Brings a value into an order, by layers of their own where it is in another. */
    Held towards(Held held, Order order) {
        Symbol symbol = held.symbol();
        for (Layer layer : held.towards(order)) {
            symbol = trail.place(layer.named(free(AXES)), List.of(symbol));
        }
        return new Held(symbol, order);
    }

    /** Notes that a value's channels were put first by the file itself, so that they are not taken back without a layer. */
    void note(Symbol symbol) {
        noted.add(symbol);
    }

    boolean isNoted(Symbol symbol) {
        return noted.contains(symbol);
    }

    /** Places a layer without a name, such as one that brings axes into another order. */
    Symbol bare(Layer layer, Held input) {
        return trail.place(layer.named(free(AXES)), List.of(input.symbol()));
    }

    /** Places a layer that does nothing, so that a value is an output of its own. */
    Held passed(Held input) {
        Layer identity = Layers.activation(Activations.linear()).named(free("identity"));
        return new Held(trail.place(identity, List.of(input.symbol())), input.order());
    }

    /** Shares what stands within a layer, or network, that is called several times. */
    Shared share(LayerNote note, Held input) {
        Trail before = trail;
        String scopeBefore = scope;
        String name = free(note.name());
        Symbol first = Layers.input("shared", input.shape().dims());
        trail = new Trail(first);
        scope = scopeBefore + name + "/";
        try {
            Held inside = new Held(first, input.order());
            Held out = note.model().isPresent()
                    ? place(note.model().get(), List.of(inside), false).get(0)
                    : new Placing(this, once(note), new Placed(inside)).made().get(0);
            if (!trail.isChainTo(out.symbol())) {
                throw NnException.of(
                                "layer \"%s\" is called %d times, but what it holds is no chain of layers"
                                        + " with one input and one output.",
                                note.name(), note.calls().size())
                        .maybe("call it once, or let its layers, and those of networks within, follow one another.");
            }
            return new Shared(Layers.share(name, trail.layers().toArray(Layer[]::new)), input.order(), out.order());
        } finally {
            trail = before;
            scope = scopeBefore;
        }
    }

    private static LayerNote once(LayerNote note) {
        return note.calls(note.calls().subList(0, 1));
    }

    /**
     * A layer that is used several times.
     *
     * @param layer what is placed each time
     * @param in how what goes in must lie
     * @param out how what comes out lies
     */
    record Shared(Layer layer, Order in, Order out) {}

    Symbol again(Shared shared, Held input) {
        return trail.place(shared.layer(), List.of(input.symbol()));
    }

    /** Finds in which order a layer wants its rows. */
    static Order wanted(LayerNote note, Layer layer, Shape row) {
        return new Axes(note).wanted(layer, row);
    }

    /** Tells whether an input of three axes is an image whose channels nn puts first. */
    static boolean looksLikeImages(ModelNote model, Ref input) {
        Set<Ref> seen = new HashSet<>(Set.of(input));
        List<Ref> open = new ArrayList<>(List.of(input));
        while (!open.isEmpty()) {
            Ref from = open.remove(0);
            for (LayerNote layer : model.layers()) {
                for (int call = 0; call < layer.calls().size(); call++) {
                    Ref out = new Ref(layer.name(), call, 0);
                    if (layer.calls().get(call).inputs().contains(from) && seen.add(out)) {
                        Optional<Look> look = look(layer);
                        if (look.isEmpty() || look.get() == Look.EACH) {
                            open.add(out);
                        } else if (layer.model().isPresent()) {
                            int index = layer.calls().get(call).inputs().indexOf(from);
                            ModelNote inner = layer.model().get();
                            return index < inner.inputs().size()
                                    && looksLikeImages(inner, inner.inputs().get(index));
                        } else {
                            return look.get() == Look.FEATURES && new Axes(layer).isLast(3)
                                    || layer.kind().equals("Flatten");
                        }
                    }
                }
            }
        }
        return false;
    }

    private static Optional<Look> look(LayerNote layer) {
        if (layer.model().isPresent()) {
            return Optional.of(Look.PLACES);
        }
        return Catalogue.of(layer.kind()).map(kind -> kind.look());
    }
}
