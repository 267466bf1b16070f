package nn.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.data.Optimization;
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
    private final List<Head.Exchange> exchanges;
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
        Endings endings = new Endings(network, plan.objectives());
        exchanges = endings.exchanges();
        layers = new Dl4jLayers(network, plan.seed());
        net = new Assembly(network, endings.cells(), layers).training(endings.all());
        parameters = new Parameters(net, endings.cells());
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
        float[] penalties = new float[chunk.steps()];
        List<Tape> tapes = IntStream.range(0, exchanges.size())
                .mapToObj(objective -> new Tape(plan, objective, chunk))
                .toList();
        for (int i = 0; i < chunk.steps(); i++) {
            step(chunk.step(i), training);
            for (int objective = 0; objective < tapes.size(); objective++) {
                tapes.get(objective).add(exchanges.get(objective).outcome());
            }
            penalties[i] = (float) penalty();
            if (training) {
                learn(chunk.rates()[i]);
            }
        }
        return new Steps(tapes.stream().map(Tape::outcome).toList(), penalties);
    }

    private void step(Chunk batch, boolean training) {
        var inputs = inputArrays.of(batch.inputs());
        for (int i = 0; i < exchanges.size(); i++) {
            exchanges.get(i).expect(batch.outputs().get(i));
        }
        if (training) {
            layers.stepped().forEach(each -> each.step(step));
            net.train(inputs);
        } else {
            var ends = net.ends(inputs);
            for (int i = 0; i < exchanges.size(); i++) {
                exchanges.get(i).compute(ends.get(i));
            }
        }
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
            throw new IllegalStateException("the training is closed.\nMaybe ask for model() before closing it.");
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
