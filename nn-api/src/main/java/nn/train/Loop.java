package nn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Dataset;
import nn.data.State;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/** Trains and evaluates, with any engine: the one loop there is. */
public final class Loop {
    private final TrainingEngine engine;
    private final Device device;

    /**
     * Chooses what to compute with.
     *
     * @param engine the engine
     * @param device one of its usable devices
     */
    public Loop(TrainingEngine engine, Device device) {
        this.engine = engine;
        this.device = device;
    }

    /**
     * Holds what a training ended with.
     *
     * @param state weights, slots and step
     * @param history the epochs, earlier ones included
     */
    public record Trained(State state, History history) {}

    /**
     * Trains until the last epoch, a callback's stop, or an interrupt of this thread.
     *
     * @param plan what is trained
     * @param start where it begins
     * @param history the epochs before
     * @param data the rows to train on
     * @param fit how it is trained
     * @return the state and the longer history
     */
    public Trained train(Plan plan, State start, History history, Dataset data, Fit fit) {
        Optional<Dataset.Split> split =
                fit.validationSplit() > 0 ? Optional.of(data.split(fit.validationSplit())) : Optional.empty();
        Optional<Dataset> held = fit.validation().or(() -> split.map(Dataset.Split::second));
        Rows rows = Rows.of(split.map(Dataset.Split::first).orElse(data), plan, fit.classWeights());
        Optional<Rows> validation = held.map(each -> Rows.of(each, plan, Map.of()));
        new Tally(fit.metrics(), plan.network().output());
        String by = engine.name() + " on " + device.name();
        List<Callback> callbacks = new ArrayList<>(fit.callbacks());
        Progress.of(fit.verbose(), engine.version() + ", " + device.name()).ifPresent(callbacks::add);
        try (Trainer trainer = engine.trainer(plan, start, device);
                Feed feed = new Feed(rows, fit.batchSize())) {
            return new Run(trainer, plan, start.step(), history.by(by), feed, rows, validation, fit, callbacks).train();
        }
    }

    /**
     * Judges weights by a dataset, without learning.
     *
     * @param plan what is judged
     * @param state the weights
     * @param data the rows
     * @param metrics what is reported besides the loss
     * @param batch the rows computed at once
     * @return the loss and the metrics
     */
    public Scores evaluate(Plan plan, State state, Dataset data, List<Metric> metrics, int batch) {
        Rows rows = Rows.of(data, plan, Map.of());
        try (Trainer trainer = engine.trainer(plan, state, device)) {
            return new Scores(evaluate(trainer, plan, rows, metrics, batch, ""));
        }
    }

    static Map<String, Double> evaluate(
            Trainer trainer, Plan plan, Rows rows, List<Metric> metrics, int batch, String prefix) {
        Tally tally = new Tally(metrics, plan.network().output());
        Pace pace = new Pace(0, rows.bytes() * batch);
        try (Feed feed = new Feed(rows, batch)) {
            feed.begin(new int[0], pace.steps());
            Optional<Chunk> next = feed.take(pace.steps());
            while (next.isPresent()) {
                long begun = System.nanoTime();
                tally.add(next.get(), trainer.evaluate(next.get()));
                pace.took(next.get().steps(), System.nanoTime() - begun);
                next = feed.take(pace.steps());
            }
        }
        return tally.logs(prefix);
    }
}
