package nn.dl4j;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.DType;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Lets DL4J compute the gradients of each batch, and updates the weights by them. */
final class Dl4jTrainer implements Trainer {
    private final Plan plan;
    private final Dl4jLayers layers;
    private final Head.Exchange exchange;
    private final Net net;
    private final Parameters parameters;
    private final Optional<Updater> update;
    private final InputArrays inputArrays = new InputArrays();
    private Optimization optimization = Optimization.FROM_THE_FIRST;
    private long step;
    private boolean closed;

    Dl4jTrainer(Plan plan, State start) {
        this.plan = plan;
        Network network = Parts.of(plan.network());
        List<Cell> cells = new ArrayList<>(Cell.fused(network));
        int last = Cell.unshaped(network, cells);
        BatchLoss loss = new BatchLoss(plan.loss(), cells.get(last).last(), network.output());
        if (loss.wantsLogits()) {
            cells.set(last, cells.get(last).linear());
        }
        layers = new Dl4jLayers(network, plan.seed());
        exchange = new Head.Exchange(loss);
        net = new Assembly(network, cells, layers).training(new Head(exchange));
        parameters = new Parameters(net, cells);
        update = parameters.learned().isEmpty()
                ? Optional.empty()
                : Optional.of(new Updater(
                        plan.optimizer(),
                        parameters,
                        net.gradients().reshape(parameters.vector().length())));
        write(start);
    }

    @Override
    public Steps train(Chunk chunk) {
        requireOpen();
        return Dl4j.call("training", () -> run(chunk, true));
    }

    @Override
    public Steps evaluate(Chunk chunk) {
        requireOpen();
        return Dl4j.call("evaluating", () -> run(chunk, false));
    }

    private Steps run(Chunk chunk, boolean training) {
        float[] losses = new float[chunk.steps()];
        float[] penalties = new float[chunk.steps()];
        Shape shape = plan.network().output().batch(chunk.steps() * chunk.batch());
        ByteBuffer outputs = Tensor.allocate(DType.FLOAT32, plan.outputs() ? shape : Shape.of(0));
        FloatBuffer next = outputs.asFloatBuffer();
        for (int i = 0; i < chunk.steps(); i++) {
            Outcome outcome = step(chunk, i, training);
            losses[i] = (float) outcome.loss();
            penalties[i] = (float) penalty();
            if (plan.outputs()) {
                next.put(outcome.predictions());
            }
            if (training) {
                learn(chunk.rates()[i]);
            }
        }
        return new Steps(
                losses,
                penalties,
                plan.outputs() ? Optional.of(Tensor.wrap(DType.FLOAT32, shape, outputs)) : Optional.empty());
    }

    private Outcome step(Chunk chunk, int index, boolean training) {
        int from = index * chunk.batch();
        int to = from + chunk.batch();
        var inputs = inputArrays.of(
                chunk.inputs().stream().map(input -> input.rows(from, to)).toList());
        exchange.expect(chunk.targets().rows(from, to), chunk.sampleWeights().map(weights -> weights.rows(from, to)));
        if (!training) {
            return exchange.compute(net.output(inputs));
        }
        layers.stepped().forEach(each -> each.step(step));
        net.train(inputs);
        return exchange.outcome();
    }

    private double penalty() {
        double onActivities =
                layers.penalized().stream().mapToDouble(Penalized::penalty).sum();
        return onActivities + update.map(Updater::penalty).orElse(0.0);
    }

    private void learn(double rate) {
        step++;
        update.ifPresent(each -> each.step(rate, step));
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        try (Dl4jPredictor predictor = new Dl4jPredictor(plan.network(), state())) {
            return predictor.predict(inputs, nodes);
        }
    }

    @Override
    public State state() {
        requireOpen();
        return Dl4j.call("reading the weights", this::read);
    }

    private State read() {
        SortedMap<String, Tensor> slots = update.map(Updater::read).orElseGet(TreeMap::new);
        return new State(step, parameters.read(), slots, optimization);
    }

    @Override
    public void restore(State state) {
        requireOpen();
        Dl4j.run("setting the weights", () -> write(state));
    }

    private void write(State state) {
        step = state.step();
        optimization = state.optimization();
        parameters.write(state.weights());
        update.ifPresent(each -> each.write(state));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the trainer is closed.");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Dl4j.run("closing the trainer", () -> {
                inputArrays.close();
                net.close();
            });
        }
    }
}
