package nn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/**
 * Trains one linear dense layer by gradient descent with momentum on the mean squared error, and notes what it is asked.
 */
public class TinyEngine implements TrainingEngine {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    /** Makes one that has not been asked anything; what is found by ServiceLoader must have this constructor. */
    public TinyEngine() {}

    /** What was asked, in order. */
    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String version() {
        return "Tiny 1.0";
    }

    @Override
    public List<Device> devices() {
        return List.of(Device.CPU);
    }

    @Override
    public List<String> refusals(Plan plan) {
        return List.of();
    }

    @Override
    public EnginePredictor predictor(Network network, State state, Device device) {
        events.add("predictor");
        return new TinyPredictor(new TinyDense(network, state), () -> events.add("predictor closed"));
    }

    @Override
    public Trainer trainer(Plan plan, State start, Device device) {
        events.add("trainer");
        return new TinyTrainer(plan, start);
    }

    /** Is called before each chunk; tests override it to fail. */
    protected void before(Chunk chunk) {}

    private final class TinyTrainer implements Trainer {
        private final Plan plan;
        private TinyDense dense;
        private long step;

        TinyTrainer(Plan plan, State start) {
            this.plan = plan;
            this.dense = new TinyDense(plan.network(), start);
            this.step = start.step();
        }

        @Override
        public Steps train(Chunk chunk) {
            before(chunk);
            if (chunk.firstStep() != step) {
                throw new IllegalStateException("step " + chunk.firstStep() + " after " + step);
            }
            events.add("train " + chunk.steps() + " x " + chunk.batch() + " at " + chunk.firstStep());
            step += chunk.steps();
            return dense.go(chunk, plan);
        }

        @Override
        public Steps evaluate(Chunk chunk) {
            events.add("evaluate " + chunk.steps() + " x " + chunk.batch());
            return new TinyDense(plan.network(), state())
                    .go(
                            new Chunk(
                                    chunk.inputs(),
                                    chunk.targets(),
                                    chunk.sampleWeights(),
                                    chunk.batch(),
                                    0,
                                    new float[chunk.steps()]),
                            plan);
        }

        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            return nodes.stream().map(node -> dense.predict(inputs.get(0))).toList();
        }

        @Override
        public State state() {
            return dense.state(step);
        }

        @Override
        public void restore(State state) {
            events.add("restore " + state.step());
            dense = new TinyDense(plan.network(), state);
            step = state.step();
        }

        @Override
        public void close() {
            events.add("trainer closed");
        }
    }

    private record TinyPredictor(TinyDense dense, Runnable onClose) implements EnginePredictor {
        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            return nodes.stream().map(node -> dense.predict(inputs.get(0))).toList();
        }

        @Override
        public void close() {
            onClose.run();
        }
    }
}
