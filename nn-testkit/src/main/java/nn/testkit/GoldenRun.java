package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.EnginePredictor;
import nn.spi.Outcome;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Lets an engine compute what a golden file holds, and compares. */
final class GoldenRun {
    private static final int STEPS = 5;
    private static final double RELATIVE = 1e-5;
    private static final double ABSOLUTE = 1e-7;

    private final GoldenCase golden;
    private final GoldenFile file;
    private final Trial trial;
    private final State start;
    private final int batch;

    private GoldenRun(EngineUnderTest kit, GoldenCase golden) {
        this.golden = golden;
        this.file = GoldenFile.read(golden.name());
        this.trial = Trial.of(kit, golden.plan());
        this.start = golden.plan().start(file.weights(0));
        this.batch = file.tensor("inputs").rows() / STEPS;
    }

    static void check(EngineUnderTest kit, GoldenCase golden) {
        GoldenRun run = new GoldenRun(kit, golden);
        run.predict();
        run.train();
    }

    private void predict() {
        try (EnginePredictor predictor = trial.predictor(start)) {
            List<Tensor> inputs = file.rows(0, batch).inputs();
            List<Tensor> outputs = predictor.predict(inputs, golden.network().outputs());
            for (int i = 0; i < outputs.size(); i++) {
                String name = GoldenFile.at("predicted", i);
                near(name, file.tensor(name), outputs.get(i));
            }
        }
    }

    private void train() {
        try (Trainer trainer = trial.trainer(start)) {
            Steps evaluated = trainer.evaluate(chunk(0, 1));
            near("evaluated", file.tensor("evaluated").floats(), told(evaluated));
            Steps first = trainer.train(chunk(0, 1));
            State one = trainer.state();
            Steps others = trainer.train(chunk(1, STEPS - 1));
            state(1, one);
            losses(first, others);
            state(STEPS, trainer.state());
        }
    }

    private Chunk chunk(int firstStep, int steps) {
        float[] rates = new float[steps];
        for (int i = 0; i < steps; i++) {
            rates[i] = (float) golden.optimizer().learningRate().rate(firstStep + i);
        }
        int from = firstStep * batch;
        GoldenFile.Rows rows = file.rows(from, from + steps * batch);
        return new Chunk(rows.inputs(), rows.targets(), batch, firstStep, rates);
    }

    /** Lists the loss of each output, and the penalty. */
    private static float[] told(Steps evaluated) {
        List<Outcome> outcomes = evaluated.outcomes();
        float[] told = new float[outcomes.size() + 1];
        for (int i = 0; i < outcomes.size(); i++) {
            told[i] = outcomes.get(i).losses()[0];
        }
        told[outcomes.size()] = evaluated.penalties()[0];
        return told;
    }

    private void losses(Steps first, Steps others) {
        for (int i = 0; i < first.outcomes().size(); i++) {
            String name = GoldenFile.at("losses", i);
            near(
                    name,
                    file.tensor(name).floats(),
                    join(
                            first.outcomes().get(i).losses(),
                            others.outcomes().get(i).losses()));
        }
        near("penalties", file.tensor("penalties").floats(), join(first.penalties(), others.penalties()));
    }

    private static float[] join(float[] first, float[] others) {
        float[] all = new float[first.length + others.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(others, 0, all, first.length, others.length);
        return all;
    }

    private void state(int step, State state) {
        assertThat(state.step()).as("%s: the step", golden.name()).isEqualTo(step);
        near("after step " + step + ", ", file.weights(step), state.weights());
        near("after step " + step + ", ", file.slots(step), state.slots());
    }

    private void near(String when, SortedMap<String, Tensor> expected, SortedMap<String, Tensor> got) {
        assertThat(got.keySet()).as("%s: the names %s", golden.name(), when).isEqualTo(expected.keySet());
        expected.forEach((name, tensor) -> near(when + name, tensor, got.get(name)));
    }

    private void near(String what, Tensor expected, Tensor got) {
        assertThat(got.shape()).as("%s: the shape of %s", golden.name(), what).isEqualTo(expected.shape());
        near(what, expected.floats(), got.floats());
    }

    private void near(String what, float[] expected, float... got) {
        within(golden.name() + ": " + what, expected, got);
    }

    /** Requires that every number lies within 1e-5 of the greatest one, plus 1e-7. */
    static void within(String what, float[] expected, float... got) {
        double greatest = 0;
        for (float each : expected) {
            greatest = Math.max(greatest, Math.abs(each));
        }
        Compare.near(what, expected, got, RELATIVE * greatest + ABSOLUTE);
    }
}
