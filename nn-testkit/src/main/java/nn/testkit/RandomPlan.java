package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nn.Architecture;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.loss.Ctc;
import nn.loss.HalfSquaredError;
import nn.spi.Chunk;
import nn.spi.Network;
import nn.spi.Objective;
import nn.spi.Plan;

/**
 * Holds what a seed draws: a plan, the rows of {@link #STEPS} steps, and a learning rate.
 *
 * @param name the seed, and all that was drawn
 */
record RandomPlan(String name, Plan plan, List<Tensor> inputs, List<WeightedTargets> targets, double rate) {
    static final int STEPS = 4;
    static final int BATCH = 3;
    static final int ROWS = STEPS * BATCH;
    private static final Set<Class<?>> BY_ROW = Set.of(HalfSquaredError.class, Ctc.class);

    /** Draws what goes in, what should come out, how much it counts, and the learning rate. */
    static RandomPlan of(Dice dice, Architecture network, Plan plan) {
        List<WeightedTargets> targets = new ArrayList<>();
        for (Objective objective : plan.objectives()) {
            Sample alone = alone(plan.network(), objective);
            Tensor wanted = alone.rows(plan.seed() + targets.size(), ROWS).targets();
            targets.add(new WeightedTargets(wanted, weights(dice, alone)));
        }
        String minimized = plan.objectives().stream()
                .map(each -> each.weight() + " × " + each.loss() + " of " + each.output())
                .collect(Collectors.joining(", "));
        String name =
                "seed " + plan.seed() + ": " + network + "\n  minimizes " + minimized + "\n  by " + plan.optimizer();
        List<Tensor> inputs = new Sample(name, plan.network(), plan.loss())
                .rows(plan.seed(), ROWS)
                .inputs();
        return new RandomPlan(name, plan, inputs, targets, dice.one(List.of(0.01, 0.03)));
    }

    /** Leaves one output, and no other objective. */
    private static Sample alone(Network network, Objective objective) {
        return new Sample(
                objective.output(),
                new Network(network.inputs(), network.nodes(), List.of(objective.output())),
                objective.loss());
    }

    /** Weighs rows, or positions where each has a loss of its own, or nothing. */
    private static Optional<Tensor> weights(Dice dice, Sample sample) {
        Shape output = sample.network().output();
        boolean hasPositions =
                output.rank() == 2 && !BY_ROW.contains(sample.loss().getClass());
        if (hasPositions && dice.chance(0.5)) {
            return Optional.of(drawn(dice, Shape.of(ROWS, output.dim(0))));
        }
        return dice.chance(0.4) ? Optional.of(drawn(dice, Shape.of(ROWS))) : Optional.empty();
    }

    private static Tensor drawn(Dice dice, Shape shape) {
        float[] weights = new float[shape.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) dice.number(0.5, 2);
        }
        return Tensor.of(shape, weights);
    }

    RandomPlan inputs(List<Tensor> other) {
        return new RandomPlan(name, plan, other, targets, rate);
    }

    State start() {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        plan.network().weights().forEach(weight -> weights.put(weight.name(), Sample.drawn(weight, plan.seed())));
        return plan.start(weights);
    }

    Chunk chunk() {
        return new Chunk(inputs, targets, BATCH, 0, Rows.rates(STEPS, rate));
    }
}
