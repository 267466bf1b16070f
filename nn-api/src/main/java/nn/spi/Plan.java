package nn.spi;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.loss.Loss;
import nn.op.Graph;
import nn.optimizer.Optimizer;
import nn.optimizer.Slots;

/**
 * Says all that an engine must know to train a network.
 *
 * @param network what is trained
 * @param objectives what is minimized: one for each output that is trained, in the network's order; their sum counts
 * @param optimizer how weights change; its rates come with each chunk
 * @param seed what random layers draw from, together with their name and the step
 * @param outputs whether each step's predictions are wanted back, for all objectives
 */
public record Plan(Network network, List<Objective> objectives, Optimizer optimizer, long seed, boolean outputs) {
    /** Copies the list, and checks that there is something to minimize. */
    public Plan {
        Given.value("a plan: the network", network);
        Given.value("a plan: the optimizer", optimizer);
        objectives = Given.all("a plan: objective", objectives);
        if (objectives.isEmpty()) {
            throw NnException.of("no loss was chosen.")
                    .maybe("add .loss(meanSquaredError()) to what is handed to fit or training.");
        }
    }

    /**
     * Trains the first output of a network, which for most networks is the only one.
     *
     * @param network what is trained
     * @param loss what is minimized
     * @param optimizer how weights change
     * @param seed what random layers draw from
     * @param outputs whether each step's predictions are wanted back
     */
    public Plan(Network network, Loss loss, Optimizer optimizer, long seed, boolean outputs) {
        this(
                network,
                List.of(new Objective(
                        Given.value("a plan: the network", network).outputs().get(0), loss, 1)),
                optimizer,
                seed,
                outputs);
    }

    /**
     * Returns the loss of the first objective, which for most plans is the only one.
     *
     * @return what is minimized
     */
    public Loss loss() {
        return objectives.get(0).loss();
    }

    /**
     * Returns the shape that an objective's output has.
     *
     * @param objective the objective's index
     * @return the shape of one row
     */
    public Shape shape(int objective) {
        return network.shape(objectives
                .get(Given.index("a plan: the objective", objective, objectives.size()))
                .output());
    }

    /**
     * Begins a training: step 0, and the optimizer's slots as they start.
     *
     * @param weights the network's weights
     * @return the state to hand to a trainer
     */
    public State start(SortedMap<String, Tensor> weights) {
        return resume(new State(0, weights, new TreeMap<>()));
    }

    /**
     * Goes on with a training: its steps and weights, its schedule and rate, and the slots of all weights that learn in
     * this plan and had all of theirs; others start anew, from the step that the state has come to.
     *
     * @param before where it stopped
     * @return the state to hand to a trainer
     */
    public State resume(State before) {
        Given.value("a plan: before", before);
        SortedMap<String, Tensor> slots = new TreeMap<>();
        SortedMap<String, Long> began = new TreeMap<>();
        for (Weight weight : network.trainable()) {
            SortedMap<String, Tensor> own = fresh(weight);
            boolean kept = before.slots().keySet().containsAll(own.keySet());
            own.forEach((name, fresh) -> slots.put(name, kept ? before.slots().getOrDefault(name, fresh) : fresh));
            if (!own.isEmpty()) {
                began.put(weight.name(), kept ? before.optimization().slotsBegan(weight.name()) : before.step());
            }
        }
        return new State(
                before.step(), before.weights(), slots, before.optimization().slotsBegan(began));
    }

    /**
     * Goes on with a training under an optimizer that was chosen anew. Its rate holds again, whatever callbacks set. Its
     * schedule begins unless it is the same optimizer; slots go on where nothing but the learning rate differs.
     *
     * @param before where it stopped
     * @param last the optimizer so far
     * @return the state to hand to a trainer
     */
    public State resume(State before, Optimizer last) {
        Given.value("a plan: before", before);
        Given.value("a plan: last", last);
        Optimization old = before.optimization();
        long began = optimizer.equals(last) ? old.began() : before.step();
        boolean kept = optimizer.equals(last.learningRate(optimizer.learningRate()));
        return resume(new State(
                before.step(),
                before.weights(),
                kept ? before.slots() : new TreeMap<>(),
                new Optimization(began, old.slotsBegan(), OptionalDouble.empty())));
    }

    /**
     * Builds the graph that takes a chunk's steps in one run, updates included; {@link Ports} names what goes in and comes
     * out.
     *
     * @param types the types of the chunk's tensors
     * @param ages which weights share coefficients
     * @param forms how the engine likes it
     * @return the graph
     */
    public Graph training(ChunkTypes types, Ages ages, Forms forms) {
        return training(types, ages, forms, StepInputs.OWN);
    }

    /**
     * Builds the graph that takes a chunk's steps in one run, some of whose inputs it may compute itself.
     *
     * @param types the types of the chunk's tensors
     * @param ages which weights share coefficients
     * @param forms how the engine likes it
     * @param inputs makes what goes in
     * @return the graph
     */
    public Graph training(ChunkTypes types, Ages ages, Forms forms, StepInputs inputs) {
        return new StepGraph(this, types, forms, "training", inputs).training(ages);
    }

    /**
     * Builds the graph that gives each step's gradients, clipped, with the weights as they are; statistics alone move.
     *
     * @param types the types of the chunk's tensors
     * @param forms how the engine likes it
     * @return the graph
     */
    public Graph gradients(ChunkTypes types, Forms forms) {
        return new StepGraph(this, types, forms, "gradients").gradients();
    }

    /**
     * Names the tables, such as the vectors of embeddings, of which the optimizer changes only the rows that a step looks
     * up: where it is plain gradient descent, and nothing else acts on them.
     *
     * @return the weights' names
     */
    public Set<String> tables() {
        return Lookups.tables(this);
    }

    /**
     * Builds the graph that gives each step's gradients with the weights as they are, but of {@link #tables} only the
     * gradients of the rows that were looked up ({@link Ports#lookedUp}), and which these are; statistics alone move.
     *
     * @param types the types of the chunk's tensors
     * @param forms how the engine likes it
     * @return the graph
     */
    public Graph lookups(ChunkTypes types, Forms forms) {
        return new StepGraph(this, types, forms, "lookups").lookups();
    }

    /**
     * Builds the graph that evaluates each step.
     *
     * @param types the types of the chunk's tensors
     * @return the graph
     */
    public Graph evaluation(ChunkTypes types) {
        return new StepGraph(this, types, Forms.PLAIN, "evaluation").evaluation();
    }

    /**
     * Ends a training: where running means of weights are kept, they take the places of those that took a step, as in
     * Keras's {@code finalize_variable_values}.
     *
     * @param state what a training came to
     * @return the same where no means are kept
     */
    public State ended(State state) {
        if (!optimizer.options().useEma()) {
            return state;
        }
        SortedMap<String, Tensor> weights = new TreeMap<>(state.weights());
        for (Weight weight : network.trainable()) {
            if (state.step() > state.optimization().slotsBegan(weight.name())) {
                weights.put(weight.name(), state.slots().get(weight.name() + ":" + Slots.AVERAGE));
            }
        }
        return new State(state.step(), weights, state.slots(), state.optimization());
    }

    private SortedMap<String, Tensor> fresh(Weight weight) {
        SortedMap<String, Tensor> slots = new TreeMap<>();
        for (Map.Entry<String, Float> slot : Slots.of(optimizer).entrySet()) {
            slots.put(weight.name() + ":" + slot.getKey(), filled(weight.shape(), slot.getValue()));
        }
        return slots;
    }

    private static Tensor filled(Shape shape, float value) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        FloatBuffer floats = memory.asFloatBuffer();
        for (int i = 0; value != 0 && i < floats.limit(); i++) {
            floats.put(i, value);
        }
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }
}
