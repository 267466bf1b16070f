package nn.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import nn.callback.Callback;
import nn.callback.Training;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Range;
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
    private final Listeners listeners;
    private final Pace pace;
    private final Rates rates;
    private final Start start;
    private final Checkpoints checkpoints;
    private final AtomicReference<Optional<String>> stop = new AtomicReference<>(Optional.empty());
    private final Map<String, Double> added = new LinkedHashMap<>();
    private Range features;
    private Tally tally;
    private Optional<String> diverged = Optional.empty();
    private History history = History.EMPTY;
    private long step;
    private int epoch;
    private int batch;
    private boolean isWithinEpoch;
    private boolean hasEnded;
    private boolean isRestored;
    /** The steps that the orders of epochs' rows are drawn by: of this one, and of those before that lead to its rows. */
    private final List<Long> epochSteps = new ArrayList<>();
    /** The step that the next epoch's is drawn by, once this one's last batch is known. */
    private long nextStep;

    Run(
            Trainer trainer,
            Plan plan,
            Feed feed,
            Optional<Supply> validation,
            Fit fit,
            List<List<Metric>> metrics,
            Listeners listeners,
            Start start) {
        this.trainer = trainer;
        this.plan = plan;
        this.feed = feed;
        this.validation = validation;
        this.fit = fit;
        this.metrics = metrics;
        this.listeners = listeners;
        this.pace = new Pace(fit.chunkSteps(), feed.batchBytes());
        this.tally = tally();
        this.start = start;
        this.features = feed.features();
        this.checkpoints = new Checkpoints(start.writer());
        this.rates = new Rates(schedule(), start.state().optimization());
        this.step = start.state().step();
        this.nextStep = step;
        this.epoch = fit.initialEpoch();
    }

    Loop.Trained train(History before) {
        history = before;
        begin();
        while (epoch < fit.epochs() && stopped().isEmpty()) {
            trainEpoch();
        }
        tell(Callback::onTrainStop);
        writeCheckpoints(true);
        hasEnded = true;
        if (step > firstStep() && plan.optimizer().options().useEma()) {
            restore(plan.ended(state()));
        }
        listeners.end(this);
        history = history.ended(stopped().orElse(""), diverged.orElse(""));
        return trained();
    }

    private void begin() {
        if (start.resumed().isPresent()) {
            resume(start.resumed().get());
        } else {
            tell(Callback::onTrainBegin);
            nextStep = step;
            goToNextEpoch();
            if (epoch < fit.epochs()) {
                beginEpoch(step);
            }
        }
    }

    private void resume(Snapshot from) {
        from.requireSame(fit.settings(feed.rowCount()));
        fit.resume().filter(Files::exists).ifPresent(file -> checkpoints.holds(file, from, step));
        epoch = from.epoch();
        batch = from.batch();
        epochSteps.addAll(from.epochSteps());
        diverged = from.diverged().isEmpty() ? Optional.empty() : Optional.of(from.diverged());
        resumeTally(from);
        listeners.resume(this, from);
        restoreStart();
        isWithinEpoch = from.isWithinEpoch();
        added.putAll(from.logged());
        if (epoch < fit.epochs()) {
            feed.resume(this::mixing, from, pace.steps());
        }
    }

    /** Trains an epoch, or what is left of one; one that was stopped between batches leaves no trace in the history. */
    private void trainEpoch() {
        if (!isWithinEpoch) {
            batch = 0;
            added.clear();
            tally = tally();
            isWithinEpoch = true;
            tell(Callback::onEpochBegin);
        }
        if (trainBatches() && isValidated()) {
            tell(Callback::onEpochEnd);
            history = history.with(logs());
            epoch++;
            goToNextEpoch();
            isWithinEpoch = false;
            writeCheckpoints(false);
        }
    }

    /** Trains to the epoch's end, and returns whether it came to it. */
    private boolean trainBatches() {
        boolean isDone = false;
        while (!isDone && stopped().isEmpty()) {
            if (!feed.await(() -> stopped().isPresent())) {
                heedInterrupt();
                break;
            }
            Optional<Batches> next = feed.take(pace.steps());
            isDone = next.isEmpty() || next.get().areLast();
            nextStep = step + next.map(Batches::steps).orElse(0);
            if (isDone && epoch + 1 < fit.epochs()) {
                beginEpoch(nextStep);
            }
            next.ifPresent(this::train);
        }
        return isDone;
    }

    private void train(Batches next) {
        features = next.features();
        train(next.chunk(step, rates.from(step, next.steps())));
        tell(Callback::onBatchesEnd);
        if (!next.areLast()) {
            writeCheckpoints(false);
        }
        heedInterrupt();
    }

    private void heedInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            stop("interrupted");
        }
    }

    private void train(Chunk chunk) {
        long begun = System.nanoTime();
        Steps steps = Given.value("a trainer: the steps", trainer.train(chunk));
        pace.took(chunk.steps(), System.nanoTime() - begun);
        diverged = diverged.or(() -> Divergence.in(plan, steps, epoch, batch, feed.batchCount()));
        step += chunk.steps();
        batch += chunk.steps();
        tally.add(chunk, steps);
    }

    private void resumeTally(Snapshot from) {
        try {
            tally.resume(from.sums());
        } catch (NnException wrong) {
            throw wrong;
        } catch (RuntimeException odd) {
            throw NnException.of("resume: what the metrics have added up does not fit them.")
                    .maybe("the checkpoint was changed, or a metric's sums() are of another kind than before.")
                    .causedBy(odd);
        }
    }

    private void goToNextEpoch() {
        if (!feed.goesOnInNextEpoch()) {
            epochSteps.clear();
        }
        epochSteps.add(nextStep);
    }

    /** Undoes what callbacks did to weights and rate as they were told that the training goes on: it had been done before. */
    private void restoreStart() {
        if (isRestored) {
            restore(start.state());
        }
        rates.go(start.state().optimization());
    }

    /** Starts feeding an epoch, mixed by seed and first step, so that going on from a state needs nothing else. */
    private void beginEpoch(long firstStep) {
        feed.begin(mixing(firstStep), firstStep, pace.steps());
    }

    private Optional<Randoms> mixing(long firstStep) {
        return fit.shuffle() ? Optional.of(Randoms.of(plan.seed(), "shuffle", firstStep)) : Optional.empty();
    }

    /** Returns the step that the training began at, before it was ever resumed. */
    private long firstStep() {
        return start.resumed().map(Snapshot::firstStep).orElse(start.state().step());
    }

    private void writeCheckpoints(boolean isLast) {
        if (checkpoints.areAsked()) {
            checkpoints.write(trained(), snapshot(), isLast);
        }
    }

    private Loop.Trained trained() {
        return new Loop.Trained(state(), history, features);
    }

    private Snapshot snapshot() {
        return new Snapshot(
                epoch,
                isWithinEpoch,
                isWithinEpoch ? batch : 0,
                epochSteps,
                firstStep(),
                diverged.orElse(""),
                isWithinEpoch ? added : Map.of(),
                isWithinEpoch && batch > 0 ? tally.sums() : new TreeMap<>(),
                listeners.memos(),
                fit.settings(feed.rowCount()));
    }

    /** Evaluates where it is due; where an interrupt ends that, the epoch is not over. */
    private boolean isValidated() {
        if (validation.isEmpty() || (epoch + 1) % fit.validationFreq() != 0) {
            return true;
        }
        Optional<Map<String, Double>> found = Loop.evaluate(trainer, plan, validation.get(), metrics, fit.batchSize());
        found.ifPresent(all -> all.forEach((name, value) -> added.put("val_" + name, value)));
        heedInterrupt();
        return found.isPresent();
    }

    private Tally tally() {
        return new Tally(plan, metrics);
    }

    private void tell(BiConsumer<Callback, Training> what) {
        listeners.tell(what, this);
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
        return rates.at(step);
    }

    @Override
    public void learningRate(double rate) {
        rates.set(rate);
    }

    @Override
    public State state() {
        return trainer.state().optimization(rates.optimization());
    }

    @Override
    public void checkpoint(Path file, int keep) {
        Given.value("checkpoint: the file", file);
        Given.positive("checkpoint: keep", keep);
        if (hasEnded) {
            throw NnException.of("checkpoint: the training has ended, and goes on from no other place.")
                    .maybe("ask for it in onTrainStop.");
        }
        checkpoints.ask(file, keep);
    }

    @Override
    public void restore(State state) {
        isRestored = true;
        trainer.restore(state);
        step = state.step();
        rates.restore(state.optimization());
    }

    @Override
    public void stop(String reason) {
        Given.value("stop: the reason", reason);
        stop.updateAndGet(earlier -> earlier.or(() -> Optional.of(reason)));
    }

    @Override
    public Optional<String> stopped() {
        return stop.get();
    }

    @Override
    public Optional<String> diverged() {
        return diverged;
    }
}
