package nn.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.State;
import nn.layer.Schedule;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Goes through the epochs of one training. */
final class Run implements Training {
    private final Trainer trainer;
    private final Plan plan;
    private final Feed feed;
    private final Rows rows;
    private final Optional<Rows> validation;
    private final Fit fit;
    private final List<Callback> callbacks;
    private final Pace pace;
    private Map<String, Double> logs = Map.of();
    private Schedule schedule;
    private History history;
    private Optional<String> stop = Optional.empty();
    private long step;
    private int epoch;
    private int batch;

    Run(
            Trainer trainer,
            Plan plan,
            long step,
            History history,
            Feed feed,
            Rows rows,
            Optional<Rows> validation,
            Fit fit,
            List<Callback> callbacks) {
        this.trainer = trainer;
        this.plan = plan;
        this.step = step;
        this.history = history;
        this.feed = feed;
        this.rows = rows;
        this.validation = validation;
        this.fit = fit;
        this.callbacks = callbacks;
        this.schedule = plan.optimizer().learningRate();
        this.pace = new Pace(fit.chunkSteps(), rows.bytes() * fit.batchSize());
        this.epoch = fit.initialEpoch();
    }

    Loop.Trained train() {
        tell(Callback::onTrainBegin);
        if (epoch < fit.epochs()) {
            feed.begin(order(), pace.steps());
        }
        while (epoch < fit.epochs() && stop.isEmpty()) {
            trainEpoch();
            epoch++;
        }
        tell(Callback::onTrainEnd);
        return new Loop.Trained(trainer.state(), history.stopped(stop.orElse("")));
    }

    private void trainEpoch() {
        batch = 0;
        logs = Map.of();
        tell(Callback::onEpochBegin);
        trainBatches();
        boolean whole = batch == feed.batches();
        if (whole && epoch + 1 < fit.epochs()) {
            feed.begin(order(), pace.steps());
        }
        if (whole) {
            validate();
            history = history.with(logs);
            tell(Callback::onEpochEnd);
        }
    }

    private void trainBatches() {
        Tally tally = new Tally(fit.metrics(), plan.network().output());
        Optional<Chunk> next = feed.take(pace.steps());
        while (next.isPresent() && stop.isEmpty()) {
            Chunk chunk = withRates(next.get());
            long begun = System.nanoTime();
            Steps steps = trainer.train(chunk);
            pace.took(chunk.steps(), System.nanoTime() - begun);
            step += chunk.steps();
            batch += chunk.steps();
            tally.add(chunk, steps);
            logs = tally.logs("");
            tell(Callback::onBatchesEnd);
            if (Thread.currentThread().isInterrupted()) {
                stop("interrupted");
            }
            next = stop.isPresent() ? Optional.empty() : feed.take(pace.steps());
        }
    }

    private void validate() {
        if (validation.isPresent() && (epoch + 1) % fit.validationFreq() == 0) {
            Map<String, Double> both = new LinkedHashMap<>(logs);
            both.putAll(Loop.evaluate(trainer, plan, validation.get(), fit.metrics(), fit.batchSize(), "val_"));
            logs = both;
        }
    }

    private Chunk withRates(Chunk chunk) {
        float[] rates = new float[chunk.steps()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = (float) rate(step + i);
        }
        return new Chunk(chunk.inputs(), chunk.targets(), chunk.sampleWeights(), chunk.batch(), step, rates);
    }

    private double rate(long at) {
        double rate = schedule.rate(at);
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw NnException.of(
                    "step %d: the learning rate must be a finite number of at least 0, but the schedule gave %s.",
                    at, rate);
        }
        return rate;
    }

    /** Mixes the rows by seed and step, so that going on from a state needs nothing else. */
    private int[] order() {
        return fit.shuffle() ? Randoms.of(fit.seed(), "shuffle", step).permutation(rows.size()) : new int[0];
    }

    private void tell(BiConsumer<Callback, Training> what) {
        callbacks.forEach(callback -> what.accept(callback, this));
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int epochs() {
        return fit.epochs();
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public int batches() {
        return feed.batches();
    }

    @Override
    public Map<String, Double> logs() {
        return logs;
    }

    @Override
    public double learningRate() {
        return rate(step);
    }

    @Override
    public void learningRate(double rate) {
        schedule = new Schedule.Constant(rate);
    }

    @Override
    public State state() {
        return trainer.state();
    }

    @Override
    public void restore(State state) {
        trainer.restore(state);
        step = state.step();
    }

    @Override
    public void stop(String reason) {
        stop = stop.or(() -> Optional.of(reason));
    }
}
