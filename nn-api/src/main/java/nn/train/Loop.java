package nn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.callback.Callback;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Range;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Source;
import nn.data.State;
import nn.data.WeightedTargets;
import nn.loss.Ctc;
import nn.metric.Decision;
import nn.metric.Metric;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.MatmulPrecision;
import nn.spi.Objective;
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
        this.engine = Given.value("a training: the engine", engine);
        this.device = Given.value("a training: the device", device);
    }

    /**
     * Holds what a training ended with.
     *
     * @param state weights, slots and step
     * @param history the epochs, earlier ones included
     * @param features what the features that were given lie between
     */
    public record Trained(State state, History history, Range features) {
        /** Refuses what is missing. */
        public Trained {
            Given.value("a trained: the state", state);
            Given.value("a trained: the history", history);
            Given.value("a trained: the features", features);
        }
    }

    /**
     * Trains until the last epoch, a callback's stop, or an interrupt of this thread.
     *
     * @param plan what is trained
     * @param start where it begins
     * @param data the rows to train on
     * @param fit how it is trained
     * @return the state and the longer history
     * @throws NnException if data, loss, metrics or options do not fit, before the engine makes anything ready
     */
    public Trained train(Plan plan, Start start, Source data, Fit fit) {
        Given.value("a training: the start", start);
        Given.value("a training: the fit", fit);
        fit.check();
        List<List<Metric>> metrics = checked(plan, fit.compilation());
        TrainingRows rows = TrainingRows.of(data, plan, fit);
        Stream<Supply> all = Stream.concat(Stream.of(rows.rows()), rows.validation().stream());
        List<List<Metric>> decided = decided(metrics, plan, rows.rows().sample(), all);
        List<Callback> callbacks = new ArrayList<>(fit.callbacks());
        Progress.of(fit.verbose(), engine.version() + ", " + place()).ifPresent(callbacks::add);
        try (Feed feed = new Feed(rows.rows(), fit.batchSize(), fit.steps());
                Trainer trainer = trainer(plan, start.state())) {
            Run run = new Run(trainer, plan, feed, rows.validation(), fit, decided, new Listeners(callbacks), start);
            return run.train(start.history().by(engine.name() + " on " + place()));
        }
    }

    /** Says what is computed on, and to what products may be rounded there. */
    private Trainer trainer(Plan plan, State start) {
        return Given.value("the engine " + engine.name() + ": the trainer", engine.trainer(plan, start, device));
    }

    private String place() {
        MatmulPrecision allowed = engine.precision(device);
        return allowed == MatmulPrecision.FLOAT32 ? device.name() : device.name() + ", " + allowed.word() + " allowed";
    }

    /**
     * Begins a training whose steps the caller takes.
     *
     * @param plan what is trained
     * @param start where it begins
     * @param fit says what is reported besides the loss, and what classes weigh
     * @return to be closed
     * @throws NnException if loss or metrics do not fit, before the engine makes anything ready
     */
    public Stepping stepping(Plan plan, State start, Fit fit) {
        Given.value("a training: the fit", fit);
        List<List<Metric>> metrics = checked(plan, fit.compilation());
        List<Map<Integer, Double>> classWeights = fit.classWeights(plan);
        return new Stepping(trainer(plan, start), plan, start, metrics, classWeights);
    }

    /** Refuses losses and metrics that do not suit the network, before the engine makes anything ready. */
    private static List<List<Metric>> checked(Plan plan, Compilation compilation) {
        Given.value("a training: the plan", plan);
        for (int i = 0; i < plan.objectives().size(); i++) {
            Objective each = plan.objectives().get(i);
            Decision.requireSuits(plan.network(), each.output(), each.loss());
            requireShape(plan, each, plan.shape(i));
        }
        List<List<Metric>> metrics = new Objectives(compilation, plan.network()).metrics();
        requireAligned(plan, metrics);
        Tally.requireFit(plan, metrics);
        return metrics;
    }

    /** Refuses metrics where no target belongs to a position. */
    private static void requireAligned(Plan plan, List<List<Metric>> metrics) {
        for (int i = 0; i < metrics.size(); i++) {
            if (plan.objectives().get(i).loss() instanceof Ctc
                    && !metrics.get(i).isEmpty()) {
                throw NnException.of(
                                "metrics: under ctc() no label belongs to a step of the output, so %s cannot compare them.",
                                metrics.get(i))
                        .maybe("leave them out, and compare what predict(…) spells.");
            }
        }
    }

    private static void requireShape(Plan plan, Objective objective, Shape output) {
        try {
            objective.loss().check(output);
        } catch (NnException wrong) {
            throw plan.objectives().size() > 1 ? wrong.at("output \"" + objective.output() + "\"") : wrong;
        }
    }

    /** Gives metrics the meaning that the first rows have, and refuses later ones of another. */
    private static List<List<Metric>> decided(
            List<List<Metric>> metrics, Plan plan, Rows first, Stream<Supply> supplies) {
        if (areNone(metrics)) {
            return metrics;
        }
        List<Decision> known = decisions(plan, first.outputs());
        supplies.forEach(each ->
                each.checkEach(block -> requireNoOther(known, decisions(plan, block.outputs()), metrics)));
        return decided(metrics, known);
    }

    private static void requireNoOther(List<Decision> known, List<Decision> later, List<List<Metric>> metrics) {
        for (int i = 0; i < known.size(); i++) {
            if (!metrics.get(i).isEmpty() && known.get(i).isRefutedBy(later.get(i))) {
                throw NnException.of(
                                "%s: the first rows tell what the targets mean, but these tell otherwise.",
                                metrics.get(i))
                        .maybe("let rows of all kinds come first, or evaluate a Dataset.");
            }
        }
    }

    /** Gives metrics the meaning that loss, last activation and targets give the outputs. */
    static List<List<Metric>> decided(List<List<Metric>> metrics, Plan plan, List<WeightedTargets> outputs) {
        return areNone(metrics) ? metrics : decided(metrics, decisions(plan, outputs));
    }

    private static List<List<Metric>> decided(List<List<Metric>> metrics, List<Decision> decisions) {
        return IntStream.range(0, metrics.size())
                .mapToObj(i -> metrics.get(i).stream()
                        .map(metric -> metric.decidedBy(decisions.get(i)))
                        .toList())
                .toList();
    }

    private static boolean areNone(List<List<Metric>> metrics) {
        return metrics.stream().allMatch(List::isEmpty);
    }

    /** Looks at all targets, which takes a while where there are many. */
    private static List<Decision> decisions(Plan plan, List<WeightedTargets> outputs) {
        return IntStream.range(0, outputs.size())
                .mapToObj(i -> {
                    Objective each = plan.objectives().get(i);
                    return Decision.of(plan.network(), each.output(), Optional.of(each.loss()))
                            .seen(outputs.get(i).targets(), each.loss());
                })
                .toList();
    }

    /**
     * Evaluates weights on a dataset, without learning.
     *
     * @param plan what is evaluated
     * @param state the weights
     * @param data the rows
     * @param compilation says what is reported besides the loss
     * @param batch the rows computed at once
     * @return the loss and the metrics
     * @throws NnException if data, loss or metrics do not fit, before the engine makes anything ready; or if this thread is
     *     interrupted while it waits for rows
     */
    public Scores evaluate(Plan plan, State state, Source data, Compilation compilation, int batch) {
        Given.positive("evaluate: the rows of a batch", batch);
        List<List<Metric>> metrics = checked(plan, Given.value("evaluate: the compilation", compilation));
        Supply rows = TrainingRows.toEvaluate(data, plan);
        List<List<Metric>> decided = decided(metrics, plan, rows.sample(), Stream.of(rows));
        try (Trainer trainer = trainer(plan, state)) {
            return new Scores(evaluate(trainer, plan, rows, decided, batch)
                    .orElseThrow(
                            () -> NnException.of("evaluate: this thread was interrupted while it waited for rows.")));
        }
    }

    /**
     * Evaluates, or gives nothing where this thread is interrupted while it waits for rows; one that was interrupted before
     * goes on while they come quickly.
     */
    static Optional<Map<String, Double>> evaluate(
            Trainer trainer, Plan plan, Supply rows, List<List<Metric>> metrics, int batch) {
        boolean wasInterrupted = Thread.interrupted();
        try (Feed feed = new Feed(rows, batch, OptionalInt.empty())) {
            Tally tally = new Tally(plan, metrics);
            return isTallied(tally, trainer, feed, !wasInterrupted) ? Optional.of(tally.logs()) : Optional.empty();
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isTallied(Tally tally, Trainer trainer, Feed feed, boolean isPatient) {
        Pace pace = new Pace(0, feed.batchBytes());
        feed.begin(Optional.empty(), 0, pace.steps());
        while (feed.await(isPatient)) {
            Optional<Batches> next = feed.take(pace.steps());
            if (next.isEmpty()) {
                return true;
            }
            Chunk chunk = next.get().chunk(0, new float[next.get().steps()]);
            long begun = System.nanoTime();
            tally.add(chunk, Given.value("a trainer: the steps", trainer.evaluate(chunk)));
            pace.took(chunk.steps(), System.nanoTime() - begun);
        }
        return false;
    }
}
