package nn.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import nn.callback.Callback;
import nn.callback.Training;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Randoms;
import nn.data.State;
import nn.metric.Metric;
import nn.metric.Mode;
import nn.optimizer.Schedule;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Goes through the epochs of one training. */
final class Run implements Training {
    private final Trainer trainer;
    private final Plan plan;
    private final Feed feed;
    private final Optional<Supply> validation;
    private final Fit fit;
    private final List<List<Metric>> metrics;
    private final List<Callback> callbacks;
    private final Pace pace;
    private final Map<String, Double> added = new LinkedHashMap<>();
    private Tally tally;
    private Optimization optimization = Optimization.FROM_THE_FIRST;
    private Optional<String> stop = Optional.empty();
    private Optional<String> diverged = Optional.empty();
    private long step;
    private int epoch;
    private int batch;

    Run(
            Trainer trainer,
            Plan plan,
            Feed feed,
            Optional<Supply> validation,
            Fit fit,
            List<List<Metric>> metrics,
            List<Callback> callbacks) {
        this.trainer = trainer;
        this.plan = plan;
        this.feed = feed;
        this.validation = validation;
        this.fit = fit;
        this.metrics = metrics;
        this.callbacks = callbacks;
        this.pace = new Pace(fit.chunkSteps(), feed.batchBytes());
        this.tally = tally();
        this.epoch = fit.initialEpoch();
    }

    Loop.Trained train(State start, History before) {
        step = start.step();
        optimization = start.optimization();
        History history = before;
        tell(Callback::onTrainBegin);
        if (epoch < fit.epochs()) {
            begin(step);
        }
        while (epoch < fit.epochs() && stop.isEmpty()) {
            history = trainEpoch(history);
            epoch++;
        }
        if (step > start.step() && plan.optimizer().options().useEma()) {
            restore(plan.ended(state()));
        }
        tell(Callback::onTrainEnd);
        return new Loop.Trained(state(), history.ended(stop.orElse(""), diverged.orElse("")), feed.features());
    }

    /** Trains one epoch; one that was stopped between batches leaves no trace in the history. */
    private History trainEpoch(History history) {
        batch = 0;
        added.clear();
        tally = tally();
        tell(Callback::onEpochBegin);
        if (!trainBatches()) {
            return history;
        }
        validate();
        tell(Callback::onEpochEnd);
        return history.with(logs());
    }

    /** Trains to the epoch's end, and returns whether it came to it. */
    private boolean trainBatches() {
        boolean isDone = false;
        while (!isDone && stop.isEmpty()) {
            if (!feed.await(true)) {
                heedInterrupt();
                break;
            }
            Batches next = feed.take(pace.steps()).orElseThrow();
            isDone = next.areLast();
            if (isDone && epoch + 1 < fit.epochs()) {
                begin(step + next.steps());
            }
            train(next.chunk(step, rates(next.steps())));
            tell(Callback::onBatchesEnd);
            heedInterrupt();
        }
        return isDone;
    }

    private void heedInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            stop("interrupted");
        }
    }

    private void train(Chunk chunk) {
        long begun = System.nanoTime();
        Steps steps = trainer.train(chunk);
        pace.took(chunk.steps(), System.nanoTime() - begun);
        diverged = diverged.or(() -> Divergence.in(plan, steps, epoch, batch, feed.batchCount()));
        step += chunk.steps();
        batch += chunk.steps();
        tally.add(chunk, steps);
    }

    /** Starts feeding an epoch, mixed by seed and first step, so that going on from a state needs nothing else. */
    private void begin(long firstStep) {
        Optional<Randoms> mixing =
                fit.shuffle() ? Optional.of(Randoms.of(plan.seed(), "shuffle", firstStep)) : Optional.empty();
        feed.begin(mixing, firstStep, pace.steps());
    }

    /** Evaluates; where an interrupt ends that, the epoch was learned, and counts without it. */
    private void validate() {
        if (validation.isPresent() && (epoch + 1) % fit.validationFreq() == 0) {
            Loop.evaluate(trainer, plan, validation.get(), metrics, fit.batchSize())
                    .ifPresent(all -> all.forEach((name, value) -> added.put("val_" + name, value)));
            heedInterrupt();
        }
    }

    private Tally tally() {
        return new Tally(plan, metrics);
    }

    private float[] rates(int steps) {
        float[] rates = new float[steps];
        for (int i = 0; i < steps; i++) {
            rates[i] = (float) rate(step + i);
        }
        return rates;
    }

    private double rate(long at) {
        double rate = optimization.learningRate().orElseGet(() -> schedule().rate(at - optimization.began()));
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw NnException.of(
                    "step %d: the learning rate must be a finite number of at least 0, but the schedule gave %s.",
                    at, rate);
        }
        return rate;
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
        return feed.batchCount();
    }

    @Override
    public Map<String, Double> logs() {
        Map<String, Double> logs = new LinkedHashMap<>(batch == 0 ? Map.of() : tally.logs());
        logs.putAll(added);
        return Collections.unmodifiableMap(logs);
    }

    @Override
    public void log(String name, double value) {
        added.put(name, value);
    }

    @Override
    public Map<String, Mode> monitors() {
        Map<String, Mode> monitors = new LinkedHashMap<>(tally.monitors());
        if (validation.isPresent()) {
            new LinkedHashMap<>(monitors).forEach((name, mode) -> monitors.put("val_" + name, mode));
        }
        return Collections.unmodifiableMap(monitors);
    }

    @Override
    public Schedule schedule() {
        return plan.optimizer().learningRate();
    }

    @Override
    public double learningRate() {
        return rate(step);
    }

    @Override
    public void learningRate(double rate) {
        optimization = optimization.learningRate(OptionalDouble.of(new Schedule.Constant(rate).rate()));
    }

    @Override
    public State state() {
        return trainer.state().optimization(optimization);
    }

    @Override
    public void restore(State state) {
        trainer.restore(state);
        step = state.step();
        optimization = state.optimization().learningRate(optimization.learningRate());
    }

    @Override
    public void stop(String reason) {
        stop = stop.or(() -> Optional.of(reason));
    }

    @Override
    public Optional<String> stopped() {
        return stop;
    }

    @Override
    public Optional<String> diverged() {
        return diverged;
    }
}
