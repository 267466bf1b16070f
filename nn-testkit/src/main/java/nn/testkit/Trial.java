package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import nn.data.State;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.Assumptions;

/** Runs one plan on an engine. */
record Trial(TrainingEngine engine, Device device, Plan plan) {
    /** Prepares a plan; where the engine refuses it by name, the check counts as skipped and says why. */
    static Trial of(EngineUnderTest kit, Plan plan) {
        TrainingEngine engine = kit.engine();
        List<String> refusals = engine.refusals(plan);
        Assumptions.assumeTrue(
                refusals.isEmpty(), () -> engine.name() + " refuses: " + String.join(System.lineSeparator(), refusals));
        return new Trial(engine, kit.device(), plan);
    }

    Trainer trainer(State start) {
        return engine.trainer(plan, start, device);
    }

    EnginePredictor predictor(State state) {
        return engine.predictor(plan.network(), state, device);
    }

    /** Trains on chunks, one after the other, with a trainer of its own. */
    Run train(State start, Chunk... chunks) {
        try (Trainer trainer = trainer(start)) {
            List<Steps> steps = new ArrayList<>();
            for (Chunk chunk : chunks) {
                steps.add(trainer.train(chunk));
            }
            return new Run(steps, trainer.state());
        }
    }

    /** Evaluates a chunk with a trainer of its own. */
    Steps evaluate(State state, Chunk chunk) {
        try (Trainer trainer = trainer(state)) {
            return trainer.evaluate(chunk);
        }
    }

    /** Holds what training gave: the steps of each chunk, and the state at the end. */
    record Run(List<Steps> steps, State state) {
        /** Lines up the losses of all steps. */
        List<Float> losses() {
            List<Float> losses = new ArrayList<>();
            for (Steps chunk : steps) {
                for (float loss : chunk.losses()) {
                    losses.add(loss);
                }
            }
            return losses;
        }
    }
}
