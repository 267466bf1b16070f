package nn.testkit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static nn.Activations.sigmoid;
import static nn.Activations.softmax;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.globalMaxPool2D;
import static nn.Layers.layerNormalization;
import static nn.Layers.maxPool2D;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.rescaling;
import static nn.Layers.residual;
import static nn.Layers.transformerBlock;
import static nn.Layers.zeroPadding2D;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nn.Constraints;
import nn.Regularizers;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Activated;
import nn.layer.Activation;
import nn.layer.Conv2D;
import nn.layer.Layer;
import nn.layer.MultiHeadAttention;
import nn.layer.Normalization;
import nn.layer.Parametrized;
import nn.layer.Regularizer;
import nn.layer.Rescaling;
import nn.layer.Reshape;
import nn.layer.Residual;
import nn.layer.Windowed;
import nn.spi.Network;

/**
 * Draws layers, one after the other, each of which takes what the one before gives.
 *
 * <p>Kinds that {@link LayerSamples} does not list are drawn from their golden cases.
 */
final class RandomLayers {
    private static final int LARGEST = 150;
    private static final SortedMap<String, List<Layer>> GOLDEN = byKind();

    private final Dice dice;
    private final boolean drops;
    private final Predicate<Network> known;
    private final List<Layer> layers = new ArrayList<>();
    private Shape shape;

    RandomLayers(Dice dice, boolean drops, Shape input, Predicate<Network> known) {
        this.dice = dice;
        this.drops = drops;
        this.known = known;
        this.shape = input;
    }

    List<Layer> layers() {
        return layers;
    }

    Shape shape() {
        return shape;
    }

    /** Adds one more layer that fits. */
    RandomLayers add() {
        if (shape.size() == 1 && !takesKernel()) {
            add(flatten());
        }
        return addFirst(this::candidate);
    }

    /** Adds a layer that owns a kernel. */
    RandomLayers addLearning() {
        if (shape.rank() > 3 || !takesKernel()) {
            add(flatten());
        }
        return addFirst(shape.isImage() ? this::convolution : this::matrix);
    }

    private boolean takesKernel() {
        return shape.isImage() || fits(dense(2));
    }

    /** Adds an activation that makes probabilities. */
    RandomLayers addProbabilities() {
        return addFirst(() -> activation(dice.one(List.of(sigmoid(), softmax()))));
    }

    private RandomLayers addFirst(Supplier<Layer> candidates) {
        return add(dice.until(candidates, this::fits));
    }

    RandomLayers add(Layer layer) {
        layers.add(layer);
        shape = layer.outputShape(shape);
        return this;
    }

    private boolean fits(Layer layer) {
        try {
            Network network = Sequential.of(layer).network(shape);
            int size = network.output().size();
            return size > 1 && size <= LARGEST && known.test(network);
        } catch (NnException refused) {
            return false;
        }
    }

    private Layer candidate() {
        List<Supplier<Layer>> all = new ArrayList<>(
                switch (shape.rank()) {
                    case 1 -> flat();
                    case 2 -> sequence();
                    case 3 -> image();
                    default -> everywhere();
                });
        all.addAll(golden());
        return dice.one(all).get();
    }

    /** Returns a line for each kind that only golden cases have; a layer that does not fit is drawn again. */
    private List<Supplier<Layer>> golden() {
        return GOLDEN.values().stream()
                .<Supplier<Layer>>map(layers -> () -> dice.one(layers))
                .toList();
    }

    private static SortedMap<String, List<Layer>> byKind() {
        Set<Class<?>> known = LayerSamples.kinds();
        return LayerSamples.golden()
                .filter(each -> each.architecture() instanceof Sequential)
                .flatMap(each -> each.layers().stream())
                .filter(layer -> !known.contains(layer.getClass()))
                .distinct()
                .collect(groupingBy(Layer::type, TreeMap::new, toList()));
    }

    private List<Supplier<Layer>> everywhere() {
        return List.of(
                () -> activation(curve()),
                () -> block(activation(curve()), activation(curve())),
                () -> layerNormalization()
                        .epsilon(dice.one(List.of(0.001, 0.1)))
                        .center(dice.chance(0.7)),
                () -> dropout(drops ? dice.number(0, 0.6) : 0),
                this::scaling,
                () -> activityRegularization(regularizer()),
                this::reshaped,
                () -> flatten());
    }

    private List<Supplier<Layer>> flat() {
        List<Supplier<Layer>> all = new ArrayList<>(everywhere());
        all.addAll(List.of(this::matrix, this::matrix, this::matrix, this::normalized, this::detour));
        return all;
    }

    private List<Supplier<Layer>> sequence() {
        List<Supplier<Layer>> all = new ArrayList<>(everywhere());
        all.addAll(List.of(this::matrix, this::attention, this::attending));
        return all;
    }

    private List<Supplier<Layer>> image() {
        List<Supplier<Layer>> all = new ArrayList<>(everywhere());
        all.addAll(List.of(
                this::convolution,
                this::convolution,
                this::convolution,
                () -> window(maxPool2D(dice.between(1, 3), dice.between(1, 3))),
                () -> window(maxPool2D(dice.between(1, 3))),
                () -> window(averagePool2D(dice.between(1, 3), dice.between(1, 3))),
                this::padding,
                this::padding,
                this::normalized,
                this::detour,
                () -> globalAveragePool2D(),
                () -> globalMaxPool2D()));
        return all;
    }

    private Layer attention() {
        MultiHeadAttention layer = multiHeadAttention(dice.between(1, 3), dice.between(1, 3));
        layer = dice.chance(0.3) ? layer.valueDim(dice.between(1, 3)) : layer;
        layer = dice.chance(0.3) ? layer.outputDim(dice.between(2, 5)) : layer;
        layer = dice.chance(0.3) ? layer.slidingWindow(dice.between(1, 3)) : layer;
        return layer.causal(dice.chance(0.5)).useBias(dice.chance(0.7)).dropout(drops ? dice.number(0, 0.6) : 0);
    }

    private Layer attending() {
        return transformerBlock(dice.between(1, 2), dice.between(2, 6))
                .activation(curve())
                .epsilon(0.1)
                .normalizeFirst(dice.chance(0.5))
                .causal(dice.chance(0.5))
                .dropout(drops ? dice.number(0, 0.6) : 0);
    }

    private Layer matrix() {
        return owner(dense(dice.between(2, 6)));
    }

    private Layer convolution() {
        Conv2D layer = window(conv2D(dice.between(1, 3), dice.between(1, 3), dice.between(1, 3)));
        boolean apart = layer.window().strideX() == 1 && layer.window().strideY() == 1 && dice.chance(0.3);
        return owner(apart ? layer.dilation(2) : layer);
    }

    private <L extends Windowed<L>> L window(L layer) {
        L moved = dice.chance(0.6) ? layer.strides(dice.between(1, 4), dice.between(1, 4)) : layer;
        return dice.chance(0.5) ? moved.same() : moved;
    }

    private <L extends Layer & Activated<L> & Parametrized<L>> L owner(L bare) {
        L layer = dice.chance(0.7) ? bare.activation(curve()) : bare;
        layer = dice.chance(0.2) ? layer.useBias(false) : layer;
        layer = dice.chance(0.2) ? layer.kernelRegularizer(regularizer()) : layer;
        layer = dice.chance(0.1) ? layer.biasRegularizer(regularizer()) : layer;
        layer = dice.chance(0.1) ? layer.activityRegularizer(regularizer()) : layer;
        layer = dice.chance(0.1) ? layer.kernelConstraint(Constraints.maxNorm(dice.number(0.5, 1.5))) : layer;
        layer = dice.chance(0.05) ? layer.kernelConstraint(Constraints.nonNegative()) : layer;
        return dice.chance(0.1) ? layer.biasConstraint(Constraints.maxNorm(dice.number(0.1, 0.5))) : layer;
    }

    private Activation curve() {
        return dice.one(Samples.everyActivation());
    }

    private Regularizer regularizer() {
        double l1 = dice.number(0.01, 0.05);
        double l2 = dice.number(0.01, 0.05);
        return dice.one(List.of(Regularizers.l1(l1), Regularizers.l2(l2), Regularizers.l1L2(l1, l2)));
    }

    private Layer normalized() {
        return batchNormalization()
                .momentum(dice.number(0.5, 0.99))
                .epsilon(dice.one(List.of(0.001, 0.1)))
                .scale(dice.chance(0.8))
                .center(dice.chance(0.8));
    }

    private Layer padding() {
        return zeroPadding2D(dice.between(0, 2), dice.between(0, 2), dice.between(0, 2), dice.between(0, 2));
    }

    private Layer scaling() {
        if (dice.chance(0.5)) {
            return rescaling(dice.number(-1.5, 1.5), dice.number(-1, 1));
        }
        List<Float> around = new ArrayList<>();
        List<Float> by = new ArrayList<>();
        for (int i = 0; i < shape.dim(shape.featureAxis()); i++) {
            around.add((float) dice.number(-1, 1));
            by.add((float) dice.number(0.2, 2));
        }
        return dice.chance(0.5) ? new Rescaling(by, around, "") : new Normalization(around, by, "");
    }

    /** Sees as many numbers in another shape of any rank. */
    private Layer reshaped() {
        int size = shape.size();
        int first = divisor(size);
        int second = divisor(size / first);
        return new Reshape(
                dice.one(List.of(
                        Shape.of(size),
                        Shape.of(first, size / first),
                        Shape.of(first, second, size / first / second),
                        Shape.of(first, second, size / first / second))),
                "");
    }

    private int divisor(int of) {
        int each = dice.between(1, of);
        while (of % each != 0) {
            each--;
        }
        return each;
    }

    private Layer detour() {
        RandomLayers through = new RandomLayers(dice, drops, shape, known);
        for (int i = dice.between(1, 2); i > 0; i--) {
            through.add();
        }
        Residual residual = residual(through.layers().toArray(Layer[]::new));
        boolean alike = through.shape().equals(shape);
        return alike && dice.chance(0.7) ? residual : residual.shortcut(shortcut(through.shape()));
    }

    private Layer shortcut(Shape to) {
        return to.isImage() ? conv2D(to.dim(0), 1) : dense(to.dim(0));
    }
}
