package nn.testkit;

import static nn.Activations.sigmoid;
import static nn.Activations.softmax;
import static nn.Activations.softsign;
import static nn.Activations.tanh;
import static nn.Layers.additiveAttention;
import static nn.Layers.attention;
import static nn.Layers.averagePool1D;
import static nn.Layers.batchNormalization;
import static nn.Layers.bidirectional;
import static nn.Layers.conv1D;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.globalMaxPool1D;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.layerNormalization;
import static nn.Layers.lstm;
import static nn.Layers.maskedBy;
import static nn.Layers.masking;
import static nn.Layers.maxPool1D;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.positionEmbedding;
import static nn.Layers.simpleRNN;
import static nn.Layers.timeDistributed;
import static nn.Layers.transformerBlock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nn.Architecture;
import nn.Functional;
import nn.Regularizers;
import nn.Sequential;
import nn.Symbol;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Bidirectional;
import nn.layer.Conv1D;
import nn.layer.Layer;
import nn.layer.Recurrent;
import nn.layer.Windowed1D;
import nn.loss.Loss;
import nn.spi.Network;
import nn.spi.Objective;
import nn.spi.Plan;

/** Draws networks of sequences: words or numbers, of which not all positions count. */
final class RandomSequences {
    private static final int TRIES = 5;
    private static final int VOCABULARY = 6;

    /** How a network learns which positions count. */
    private enum Start {
        WORDS,
        VALUES,
        LENGTHS,
        WHOLE
    }

    private final Dice dice;
    private final int time;
    private final Start start;
    private final double masked;
    private final List<Layer> layers = new ArrayList<>();
    private Shape shape;

    private RandomSequences(Dice dice) {
        this.dice = dice;
        this.time = dice.between(2, 6);
        this.start = dice.one(List.of(Start.values()));
        this.masked = dice.one(List.of(0.0, -1.0));
        this.shape = start == Start.WORDS ? Shape.of(time) : Shape.of(time, dice.between(1, 4));
    }

    /**
     * Draws a chain of layers on sequences, a loss that suits its output, and an optimizer with options.
     *
     * @param seed any number; the same one draws the same
     * @param known tells whether a plan can be carried out; others are drawn again, a few times
     */
    static RandomPlan of(long seed, Predicate<Plan> known) {
        Dice dice = Dice.of(seed, "sequences");
        return dice.until(TRIES, () -> new RandomSequences(dice).plan(seed), drawn -> known.test(drawn.plan()));
    }

    private RandomPlan plan(long seed) {
        Shape row = shape;
        switch (start) {
            case WORDS -> add(embedding(VOCABULARY, dice.between(2, 4)).maskZero(dice.chance(0.8)));
            case VALUES -> add(masking(masked));
            default -> {}
        }
        for (int i = dice.between(1, 3); i > 0; i--) {
            addFirst(this::middle);
        }
        boolean isProbable = ending();
        Architecture whole = architecture(row);
        Network network = whole.network();
        Loss loss = isProbable ? RandomLosses.probabilities(dice, shape) : RandomLosses.any(dice, shape);
        Objective objective = new Objective(network.outputs().get(0), loss, 1);
        Plan plan = new Plan(network, List.of(objective), RandomOptimizers.draw(dice), seed, true);
        return given(RandomPlan.of(dice, whole, plan));
    }

    private Architecture architecture(Shape row) {
        if (start != Start.LENGTHS) {
            return Sequential.of(layers.toArray(Layer[]::new)).input(row.dims());
        }
        Symbol series = input("series", row.dims());
        Symbol length = input("length", 1);
        Symbol last = series.then(maskedBy(), length);
        for (Layer layer : layers) {
            last = last.then(layer);
        }
        return Functional.of(List.of(series, length), last);
    }

    /** Goes on with sequences or makes rows of them; tells whether probabilities come out. */
    private boolean ending() {
        if (dice.chance(0.6)) {
            addFirst(this::last);
        }
        boolean isProbable = dice.chance(0.4);
        if (isProbable) {
            add(dense(dice.between(2, 4)).activation(dice.one(List.of(sigmoid(), softmax()))));
        } else if (shape.size() == 1 || dice.chance(0.7)) {
            add(dense(dice.between(2, 4)));
        }
        return isProbable;
    }

    private void add(Layer layer) {
        layers.add(layer);
        shape = layer.outputShape(shape);
    }

    private void addFirst(Supplier<Layer> candidates) {
        add(dice.until(candidates, this::fits));
    }

    private boolean fits(Layer layer) {
        try {
            return layer.outputShape(shape).size() > 0;
        } catch (NnException refused) {
            return false;
        }
    }

    private Layer middle() {
        List<Supplier<Layer>> all = List.of(
                () -> recurrent().returnSequences(),
                () -> recurrent().returnSequences(),
                () -> bothWays(true),
                this::convolution,
                this::attending,
                this::heads,
                () -> pool(maxPool1D(dice.between(1, 3))),
                () -> pool(averagePool1D(dice.between(1, 3))),
                () -> dense(dice.between(2, 4)).tanh(),
                () -> timeDistributed(dense(dice.between(2, 4)).tanh()),
                () -> layerNormalization().epsilon(0.1),
                () -> batchNormalization().momentum(dice.number(0.5, 0.99)).epsilon(0.1),
                () -> positionEmbedding(dice.between(6, 7)));
        return dice.one(all).get();
    }

    private Layer last() {
        List<Supplier<Layer>> all = List.of(
                () -> recurrent(),
                () -> bothWays(false),
                () -> globalMaxPool1D(),
                () -> globalAveragePool1D(),
                () -> flatten());
        return dice.one(all).get();
    }

    private Recurrent<?> recurrent() {
        return each(recurrence().goBackwards(dice.chance(0.3)));
    }

    private Bidirectional bothWays(boolean isSequence) {
        Bidirectional both = bidirectional(each(recurrence().returnSequences(isSequence)));
        return dice.one(List.of(both.concat(), both.sum(), both.mul(), both.ave()));
    }

    private Recurrent<?> recurrence() {
        int units = dice.between(1, 4);
        return dice.one(List.of(
                simpleRNN(units),
                lstm(units).unitForgetBias(dice.chance(0.7)),
                lstm(units).recurrentActivation(softsign()),
                gru(units),
                gru(units).resetAfter(false)));
    }

    private <L extends Recurrent<L>> Recurrent<?> each(Recurrent<L> bare) {
        L layer = bare.activation(dice.one(List.of(tanh(), tanh(), softsign())))
                .useBias(dice.chance(0.8))
                .returnSequences(bare.recurrence().returnSequences());
        layer = dice.chance(0.2) ? layer.recurrentRegularizer(Regularizers.l2(dice.number(0.01, 0.05))) : layer;
        return dice.chance(0.2) ? layer.activityRegularizer(Regularizers.l1(dice.number(0.01, 0.05))) : layer;
    }

    private Layer convolution() {
        Conv1D layer = conv1D(dice.between(1, 4), dice.between(1, 3)).tanh().useBias(dice.chance(0.8));
        layer = dice.one(List.of(layer, layer.same(), layer.causal()));
        return dice.chance(0.3) ? layer.dilation(2) : layer.strides(dice.between(1, 3));
    }

    private <L extends Windowed1D<L>> L pool(L layer) {
        L moved = dice.chance(0.5) ? layer.strides(dice.between(1, 3)) : layer;
        return dice.chance(0.5) ? moved.same() : moved;
    }

    private Layer attending() {
        boolean isCausal = dice.chance(0.5);
        return dice.one(List.of(
                attention().useScale(dice.chance(0.5)).causal(isCausal),
                additiveAttention().causal(isCausal)));
    }

    private Layer heads() {
        boolean isCausal = dice.chance(0.5);
        return dice.one(List.of(
                multiHeadAttention(dice.between(1, 2), dice.between(1, 3)).causal(isCausal),
                transformerBlock(1, dice.between(2, 4)).epsilon(0.1).causal(isCausal)));
    }

    /** Puts in words, or leaves out positions, where that is how they are marked. */
    private RandomPlan given(RandomPlan drawn) {
        return switch (start) {
            case WORDS -> drawn.inputs(List.of(words()));
            case VALUES -> drawn.inputs(List.of(marked(drawn.inputs().get(0))));
            default -> drawn;
        };
    }

    /** Draws words; zeros most often stand at the end. */
    private Tensor words() {
        int[] words = new int[RandomPlan.ROWS * time];
        for (int i = 0; i < words.length; i++) {
            words[i] = i % time >= length(i / time) ? 0 : dice.between(dice.chance(0.1) ? 0 : 1, VOCABULARY - 1);
        }
        return Tensor.of(Shape.of(RandomPlan.ROWS, time), words);
    }

    private Tensor marked(Tensor from) {
        float[] values = from.floats();
        int width = values.length / RandomPlan.ROWS / time;
        for (int step = 0; step < RandomPlan.ROWS * time; step++) {
            if (step % time >= length(step / time) || dice.chance(0.1)) {
                Arrays.fill(values, step * width, (step + 1) * width, (float) masked);
            }
        }
        return Tensor.of(from.shape(), values);
    }

    /** Tells how long a row is, from 1 to all. */
    private int length(int row) {
        return 1 + row % time;
    }
}
