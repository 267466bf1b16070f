package nn.testkit;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.List;
import java.util.function.Predicate;
import nn.Sequential;
import nn.data.Shape;
import nn.data.WeightedTargets;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.optimizer.Optimizer;
import nn.spi.Network;
import nn.spi.Plan;

/**
 * Holds what a seed draws: a network with a loss, and an optimizer.
 *
 * @param rate the learning rate
 * @param weighted whether rows count differently
 */
record RandomTraining(long seed, Sample sample, Optimizer optimizer, double rate, boolean weighted) {
    /**
     * Draws layers of every kind in any order, a loss that suits their output, and an optimizer with options.
     *
     * @param seed any number; the same one draws the same
     * @param drops whether dropouts drop: their masks are each engine's own
     */
    static RandomTraining of(long seed, boolean drops) {
        return of(seed, drops, plan -> true);
    }

    /**
     * Draws the same, but again what is not known.
     *
     * @param known tells whether a plan of few layers, a loss and an optimizer can be carried out
     */
    static RandomTraining of(long seed, boolean drops, Predicate<Plan> known) {
        Dice dice = Dice.of(seed, "training");
        Shape input = input(dice);
        RandomLayers drawn = stack(
                new RandomLayers(dice, drops, input, network -> known.test(plan(network, meanSquaredError(), sgd()))),
                dice);
        boolean probabilities = dice.chance(0.4);
        if (probabilities) {
            drawn.addProbabilities();
        }
        Sequential all = Sequential.of(drawn.layers().toArray(Layer[]::new));
        Network network = all.network(input);
        Loss loss = dice.until(
                () -> probabilities
                        ? RandomLosses.probabilities(dice, drawn.shape())
                        : RandomLosses.any(dice, drawn.shape()),
                each -> known.test(plan(network, each, sgd())));
        Sequential layers = frozen(dice, all, input);
        Optimizer optimizer = dice.until(
                () -> RandomOptimizers.draw(dice), each -> known.test(plan(network, meanSquaredError(), each)));
        String name = "seed " + seed + ": " + input + layers.layers() + " frozen " + layers.frozen() + ", " + loss
                + ", " + optimizer;
        return new RandomTraining(
                seed,
                new Sample(name, layers.network(input), loss),
                optimizer,
                dice.one(List.of(0.01, 0.03)),
                dice.chance(0.3));
    }

    private static Plan plan(Network network, Loss loss, Optimizer optimizer) {
        return new Plan(network, loss, optimizer, 0, false);
    }

    /** Draws images, sequences and features. */
    private static Shape input(Dice dice) {
        if (dice.chance(0.5)) {
            return Shape.of(dice.between(1, 3), dice.between(1, 7), dice.between(1, 7));
        }
        return dice.chance(0.4) ? Shape.of(dice.between(1, 5), dice.between(1, 5)) : Shape.of(dice.between(1, 6));
    }

    /** Puts something that learns among layers of every kind. */
    private static RandomLayers stack(RandomLayers drawn, Dice dice) {
        for (int i = dice.between(0, 2); i > 0; i--) {
            drawn.add();
        }
        drawn.addLearning();
        for (int i = dice.between(1, 5); i > 0; i--) {
            drawn.add();
        }
        return dice.chance(0.4) ? drawn.add(flatten()).add(dense(dice.between(2, 4))) : drawn;
    }

    private static Sequential frozen(Dice dice, Sequential layers, Shape input) {
        List<String> names = layers.network(input).nodes().stream()
                .map(node -> node.name().replaceAll("/.*", ""))
                .distinct()
                .toList();
        Sequential some = dice.chance(0.2) ? layers.freeze(dice.one(names)) : layers;
        Network network = some.network(input);
        return network.trainable().isEmpty() ? layers : some;
    }

    /** Returns what the agreement checks want to know. */
    RandomPlan plan() {
        Plan plan = new Plan(sample.network(), sample.loss(), optimizer, seed, true);
        Rows rows = sample.rows(seed, RandomPlan.ROWS);
        Rows weighed = weighted ? rows.weighted(seed) : rows;
        WeightedTargets targets = new WeightedTargets(weighed.targets(), weighed.weights());
        return new RandomPlan(sample.name(), plan, weighed.inputs(), List.of(targets), rate);
    }
}
