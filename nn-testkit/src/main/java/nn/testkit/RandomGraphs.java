package nn.testkit;

import static nn.Activations.sigmoid;
import static nn.Activations.softmax;
import static nn.Layers.add;
import static nn.Layers.attention;
import static nn.Layers.average;
import static nn.Layers.concatenate;
import static nn.Layers.dense;
import static nn.Layers.dot;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.maximum;
import static nn.Layers.minimum;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.multiply;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nn.Functional;
import nn.Symbol;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.spi.Network;
import nn.spi.Objective;
import nn.spi.Plan;

/** Draws networks that are graphs: two inputs, merges, shared layers, and one or two outputs. */
final class RandomGraphs {
    private static final int TRIES = 50;

    private final Dice dice;
    private final boolean drops;
    private final Predicate<Network> known;
    private final List<Symbol> inputs;
    private final List<Symbol> all;
    private final List<Symbol> loose;

    private RandomGraphs(Dice dice, boolean drops, Predicate<Network> known) {
        this.dice = dice;
        this.drops = drops;
        this.known = known;
        this.inputs = List.of(
                input("left", row(dice).dims()), input("right", row(dice).dims()));
        this.all = new ArrayList<>(inputs);
        this.loose = new ArrayList<>(inputs);
    }

    /**
     * Draws a graph, losses that suit its outputs, and an optimizer with options.
     *
     * @param seed any number; the same one draws the same
     * @param drops whether dropouts drop
     * @param known tells whether a plan can be carried out; others are drawn again, some times
     */
    static RandomPlan of(long seed, boolean drops, Predicate<Plan> known) {
        Dice dice = Dice.of(seed, "graph");
        Predicate<Network> layers = network -> known.test(new Plan(network, meanSquaredError(), sgd(), seed, true));
        return dice.until(
                TRIES, () -> new RandomGraphs(dice, drops, layers).plan(seed), drawn -> known.test(drawn.plan()));
    }

    /** Draws sequences and features. */
    private static Shape row(Dice dice) {
        return dice.chance(0.6) ? Shape.of(dice.between(2, 4), dice.between(1, 4)) : Shape.of(dice.between(2, 6));
    }

    private RandomPlan plan(long seed) {
        inputs.forEach(this::grow);
        for (int i = dice.between(1, 3); i > 0; i--) {
            switch (dice.between(0, 4)) {
                case 0 -> grow(dice.one(all));
                case 1 -> shared();
                case 2 -> handed();
                default -> merged();
            }
        }
        boolean isProbable = dice.chance(0.4);
        List<Symbol> outputs = new ArrayList<>();
        if (dice.chance(0.7)) {
            outputs.add(head("side", dense(dice.between(2, 4)), dice.one(all)));
        }
        outputs.add(0, head("main", isProbable ? probable() : dense(dice.between(2, 4)), joined()));
        Functional network = frozen(Functional.of(inputs, outputs));
        List<Objective> objectives = objectives(network.network(), isProbable);
        Plan plan = new Plan(network.network(), objectives, RandomOptimizers.draw(dice), seed, true);
        return RandomPlan.of(dice, network, plan);
    }

    private Layer probable() {
        return dense(dice.between(2, 4)).activation(dice.one(List.of(sigmoid(), softmax())));
    }

    /** Ends in rows, or in sequences where they come as such. */
    private Symbol head(String name, Layer layer, Symbol from) {
        return put(layer.named(name), from.shape().rank() == 2 ? from : flat(from));
    }

    /** Puts all together that leads nowhere yet. */
    private Symbol joined() {
        List<Symbol> ends = List.copyOf(loose);
        return ends.size() == 1
                ? ends.get(0)
                : put(concatenate(), ends.stream().map(this::flat).toArray(Symbol[]::new));
    }

    /** Draws a loss for each output, or leaves out one of two. */
    private List<Objective> objectives(Network network, boolean isProbable) {
        List<Objective> objectives = new ArrayList<>();
        for (String output : network.outputs()) {
            boolean isFirst = objectives.isEmpty();
            Loss loss = isFirst && isProbable
                    ? RandomLosses.probabilities(dice, network.shape(output))
                    : RandomLosses.any(dice, network.shape(output));
            if (isFirst || dice.chance(0.85)) {
                objectives.add(new Objective(output, loss, dice.number(0.2, 2)));
            }
        }
        return objectives;
    }

    private Functional frozen(Functional network) {
        String name = dice.one(network.steps()).name();
        Functional some = dice.chance(0.2) ? network.freeze(name) : network;
        return some.network().trainable().isEmpty() ? network : some;
    }

    private Symbol put(Layer layer, Symbol... from) {
        Symbol made = from.length == 1
                ? from[0].then(layer)
                : from[0].then(
                        layer, from[1], List.of(from).subList(2, from.length).toArray(Symbol[]::new));
        loose.removeAll(List.of(from));
        loose.add(made);
        all.add(made);
        return made;
    }

    /** Goes on with a layer of any kind. */
    private void grow(Symbol from) {
        Symbol last = from;
        for (Layer layer :
                new RandomLayers(dice, drops, from.shape(), known).add().layers()) {
            last = put(layer, last);
        }
    }

    private Symbol flat(Symbol from) {
        return from.shape().isFlat() ? from : put(flatten(), from);
    }

    /** Makes rows as wide as others. */
    private Symbol wide(Symbol from, int width) {
        Symbol flat = flat(from);
        return flat.shape().size() == width ? flat : put(dense(width).tanh(), flat);
    }

    /** Puts one and the same layers on two, brought to one width where their shapes differ. */
    private void shared() {
        Symbol one = dice.one(loose);
        Symbol other = dice.one(all);
        if (!one.shape().equals(other.shape())) {
            int width = dice.between(2, 5);
            one = wide(one, width);
            other = wide(other, width);
        }
        RandomLayers layers = new RandomLayers(dice, drops, one.shape(), known).addLearning();
        Layer tower = share(
                "tower" + all.size(),
                (dice.chance(0.5) ? layers.add() : layers).layers().toArray(Layer[]::new));
        put(tower, one);
        put(tower, other);
    }

    /** Lets an LSTM begin where another ended, if there are sequences. */
    private void handed() {
        List<Symbol> sequences =
                all.stream().filter(each -> each.shape().rank() == 2).toList();
        if (sequences.isEmpty()) {
            return;
        }
        int units = dice.between(2, 3);
        Symbol read = put(lstm(units).returnSequences(dice.chance(0.5)).returnState(), dice.one(sequences));
        put(lstm(units).returnSequences(dice.chance(0.5)), dice.one(sequences), read.output(1), read.output(2));
    }

    /** Puts two together, each as it is where that fits, or else brought to one width. */
    private void merged() {
        Symbol one = dice.one(loose);
        Symbol other = dice.one(all);
        Layer merge = merge();
        if (fits(merge, one, other)) {
            put(merge, one, other);
        } else {
            int width = dice.between(2, 5);
            put(merges(), wide(one, width), wide(other, width));
        }
    }

    private Layer merge() {
        return dice.one(List.of(
                merges(),
                concatenate(1),
                dot(1),
                attention(),
                multiHeadAttention(2, dice.between(1, 3)).causal(dice.chance(0.3))));
    }

    private Layer merges() {
        return dice.one(List.of(add(), subtract(), multiply(), average(), maximum(), minimum(), concatenate()));
    }

    private boolean fits(Layer merge, Symbol one, Symbol other) {
        try {
            int size = one.then(merge, other).shape().size();
            return size > 1 && size <= 100;
        } catch (NnException refused) {
            return false;
        }
    }
}
