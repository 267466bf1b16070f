package nn.onnx.train;

import java.lang.ref.Cleaner.Cleanable;
import java.lang.ref.Reference;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.data.Memory;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.run.InputChecks;
import nn.onnx.run.NativeCleaner;
import nn.onnx.run.Place;
import nn.onnx.run.Tensors;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Trains, evaluates and tells the state; how it learns is the {@link Learner}'s. */
public final class OnnxTrainer implements Trainer {
    private final Plan plan;
    private final NativeBuffers buffers;
    private final Learner learner;
    private final Evaluation evaluation;
    private final Cleanable cleanable;
    private State start;
    private long step;
    private boolean closed;

    public OnnxTrainer(Plan plan, State start, Place place) {
        this(plan, start, place, learner(plan, place.device()));
    }

    private static Learner.Maker learner(Plan plan, Device device) {
        if (DeviceLearner.suits(device)) {
            return DeviceLearner::new;
        }
        if (RuleLearner.suits(plan, device)) {
            return RuleLearner::new;
        }
        return TableLearner.suits(plan, device) ? TableLearner::new : GraphLearner::new;
    }

    OnnxTrainer(Plan plan, State start, Place place, Learner.Maker maker) {
        this.plan = plan;
        this.start = start;
        this.buffers = new NativeBuffers();
        this.cleanable = NativeCleaner.watch(this, buffers);
        try {
            this.learner = Memory.require("the training", bytes(start), () -> maker.make(plan, place, buffers));
            this.evaluation =
                    learner.evaluation().orElseGet(() -> new BufferEvaluation(plan, place, buffers, learner::settle));
            take(start);
        } catch (RuntimeException unsuitable) {
            cleanable.clean();
            throw unsuitable;
        }
    }

    private static long bytes(State state) {
        return Stream.of(state.weights(), state.slots())
                .flatMap(tensors -> tensors.values().stream())
                .mapToLong(tensor -> tensor.memory().capacity())
                .sum();
    }

    private void take(State state) {
        learner.load(state);
        start = state;
        step = state.step();
    }

    @Override
    public Steps train(Chunk chunk) {
        return open(() -> {
            InputChecks.requireChunk(plan, chunk);
            Steps steps = learner.learn(chunk);
            step = chunk.firstStep() + chunk.steps();
            return steps;
        });
    }

    @Override
    public Steps evaluate(Chunk chunk) {
        return open(() -> {
            InputChecks.requireChunk(plan, chunk);
            return evaluation.evaluate(chunk);
        });
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        return open(() -> {
            InputChecks.requireInputs(plan.network(), inputs, inputs.get(0).rows());
            return evaluation.predict(inputs, nodes);
        });
    }

    @Override
    public State state() {
        return open(() -> {
            learner.settle();
            SortedMap<String, Tensor> weights = new TreeMap<>(start.weights());
            for (Weight weight : plan.network().moving()) {
                weights.put(weight.name(), Tensors.copy(buffers.get(weight.name()), weight.shape()));
            }
            SortedMap<String, Tensor> slots = new TreeMap<>(start.slots());
            slots.putAll(learner.slots());
            return new State(step, weights, slots, start.optimization());
        });
    }

    @Override
    public void restore(State state) {
        open(() -> {
            InputChecks.requireState(plan, state);
            take(state);
            return state;
        });
    }

    /** Works while the trainer is open; its native memory is not released while it works, though nobody uses it afterwards. */
    private synchronized <R> R open(Supplier<R> work) {
        requireOpen();
        try {
            return work.get();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the training is closed.\nMaybe ask for model() before closing it.");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        cleanable.clean();
    }
}
