package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.Input;
import nn.spi.Plan;

/** Trains a network of two inputs and two outputs. */
record Forked(Optimizer optimizer) {
    private static final int ROWS = 20;
    private static final int BATCH = 4;

    /** Checks that a training which stopped after 2 of 5 steps ends in the same bits as one that never did. */
    void resumes(EngineUnderTest kit) {
        Plan plan = Samples.twoByTwo(optimizer);
        Trial trial = Trial.of(kit, plan);
        State start = plan.start(weights(plan));
        State whole = trial.train(start, chunk(plan, 0, 5)).state();
        State half = trial.train(start, chunk(plan, 0, 2)).state();
        State resumed = trial.train(half, chunk(plan, 2, 3)).state();
        Compare.bits(optimizer + ", two inputs and outputs, resumed after 2 of 5 steps", whole, resumed);
    }

    private static SortedMap<String, Tensor> weights(Plan plan) {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        plan.network().weights().forEach(weight -> weights.put(weight.name(), Sample.drawn(weight, 1)));
        return weights;
    }

    private static Chunk chunk(Plan plan, int firstStep, int steps) {
        int from = firstStep * BATCH;
        int to = from + steps * BATCH;
        List<Tensor> inputs = new ArrayList<>();
        for (Input input : plan.network().inputs()) {
            inputs.add(drawn(input.name(), input.shape()).rows(from, to));
        }
        List<WeightedTargets> targets = List.of(
                new WeightedTargets(drawn("kind", plan.shape(0)), Optional.empty()),
                new WeightedTargets(drawn("price", plan.shape(1)), Optional.of(drawn("weights", Shape.of()))));
        return new Chunk(
                inputs,
                targets.stream().map(each -> each.rows(from, to)).toList(),
                BATCH,
                firstStep,
                Rows.rates(steps, 0.01));
    }

    /** Draws numbers between 0 and 1 for all rows. */
    private static Tensor drawn(String name, Shape row) {
        Randoms randoms = Randoms.of(1, name, 0);
        Shape shape = row.batch(ROWS);
        float[] numbers = new float[shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) randoms.nextDouble();
        }
        return Tensor.of(shape, numbers);
    }
}
