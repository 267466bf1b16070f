package nn.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import nn.Engines;
import nn.Functional;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/** Lets two engines take the same steps of a graph of layers, and compares all that they tell and learn. */
record GraphAgreement(Plan plan, List<Boolean> weighted) {
    private static final int STEPS = 4;
    private static final int BATCH = 3;
    private static final float TOLERANCE = 2e-5f;

    static GraphAgreement of(Functional network, Optimizer optimizer, Objective... objectives) {
        Plan plan = new Plan(network.network(), List.of(objectives), optimizer, 7, true);
        return new GraphAgreement(
                plan, plan.objectives().stream().map(each -> false).toList());
    }

    GraphAgreement weighted(Boolean... each) {
        return new GraphAgreement(plan, List.of(each));
    }

    /** What came of the steps. */
    private record Result(List<Tensor> predicted, Steps evaluated, Steps trained, State state) {}

    void check() {
        assertThat(new Dl4jEngine().refusals(plan)).isEmpty();
        Result expected = run((TrainingEngine) Engines.find("onnx"));
        Result got = run(new Dl4jEngine());
        for (int i = 0; i < expected.predicted().size(); i++) {
            near("prediction " + i, expected.predicted().get(i), got.predicted().get(i));
        }
        near("evaluated", expected.evaluated(), got.evaluated());
        near("trained", expected.trained(), got.trained());
        near(expected.state().weights(), got.state().weights());
        near(expected.state().slots(), got.state().slots());
    }

    private Result run(TrainingEngine engine) {
        State start = plan.start(plan.network().draw(3));
        Chunk chunk = chunk();
        List<String> names = new ArrayList<>();
        plan.network().nodes().forEach(node -> names.add(node.name()));
        try (Trainer trainer = engine.trainer(plan, start, Device.CPU)) {
            List<Tensor> predicted = trainer.predict(chunk.inputs(), names);
            Steps evaluated = trainer.evaluate(chunk);
            return new Result(predicted, evaluated, trainer.train(chunk), trainer.state());
        }
    }

    private Chunk chunk() {
        List<Tensor> inputs = plan.network().inputs().stream()
                .map(input -> drawn(input.name(), input.shape(), -1))
                .toList();
        List<WeightedTargets> targets = new ArrayList<>();
        for (int i = 0; i < plan.objectives().size(); i++) {
            Optional<Tensor> weights =
                    weighted.get(i) ? Optional.of(drawn("weights" + i, Shape.of(), 0)) : Optional.empty();
            targets.add(new WeightedTargets(drawn("targets" + i, plan.shape(i), 0), weights));
        }
        return new Chunk(inputs, targets, BATCH, 0, new float[] {0.1f, 0.2f, 0.05f, 0.1f});
    }

    private static Tensor drawn(String name, Shape row, double least) {
        Shape shape = row.batch(STEPS * BATCH);
        Randoms randoms = Randoms.of(11, name, 0);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (least + (1 - least) * randoms.nextDouble());
        }
        return Tensor.of(shape, values);
    }

    private static void near(String what, Steps expected, Steps got) {
        for (int i = 0; i < expected.outcomes().size(); i++) {
            near(what + ", loss " + i, losses(expected, i), losses(got, i));
            near(what + ", output " + i, output(expected, i), output(got, i));
        }
        near(what + ", penalties", Tensor.of(expected.penalties()), Tensor.of(got.penalties()));
    }

    private static Tensor losses(Steps steps, int objective) {
        return Tensor.of(steps.outcomes().get(objective).losses());
    }

    private static Tensor output(Steps steps, int objective) {
        return steps.outcomes().get(objective).predictions().orElseThrow();
    }

    private static void near(SortedMap<String, Tensor> expected, SortedMap<String, Tensor> got) {
        assertThat(got.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, tensor) -> near(name, tensor, got.get(name)));
    }

    private static void near(String what, Tensor expected, Tensor got) {
        assertThat(got.shape()).as(what).isEqualTo(expected.shape());
        float[] all = expected.floats();
        for (int i = 0; i < all.length; i++) {
            assertThat(got.floats()[i])
                    .as("%s, number %d", what, i)
                    .isCloseTo(all[i], org.assertj.core.data.Offset.offset(TOLERANCE * Math.max(1, Math.abs(all[i]))));
        }
    }
}
