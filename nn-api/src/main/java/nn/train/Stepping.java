package nn.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Range;
import nn.data.State;
import nn.data.Tensor;
import nn.metric.Metric;
import nn.optimizer.Schedule;
import nn.spi.Chunk;
import nn.spi.EnginePredictor;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Takes one step at a time, where the caller has a loop of their own; predicts with what was learned so far. */
public final class Stepping implements EnginePredictor {
    private final Trainer trainer;
    private final Plan plan;
    private final List<List<Metric>> metrics;
    private final List<Map<Integer, Double>> classWeights;
    private Optimization optimization;
    private long step;
    private Optional<Range> features = Optional.empty();

    Stepping(
            Trainer trainer,
            Plan plan,
            State start,
            List<List<Metric>> metrics,
            List<Map<Integer, Double>> classWeights) {
        this.classWeights = classWeights;
        this.trainer = trainer;
        this.plan = plan;
        this.metrics = metrics;
        this.optimization = start.optimization();
        this.step = start.step();
    }

    /**
     * Takes one step of the optimizer.
     *
     * @param batch the rows of the step
     * @return the loss, penalties included, and the metrics of these rows, before the step
     * @throws NnException if the rows do not fit
     */
    public Scores step(Dataset batch) {
        Prepared prepared = Prepared.of(batch, plan, classWeights);
        Chunk chunk = chunk(prepared, (float) learningRate());
        Steps steps = trainer.train(chunk);
        step++;
        features = Optional.of(features.map(prepared.features()::and).orElse(prepared.features()));
        return scores(chunk, steps);
    }

    /**
     * Evaluates rows without learning.
     *
     * @param batch the rows
     * @return the loss, penalties included, and the metrics
     * @throws NnException if the rows do not fit
     */
    public Scores evaluate(Dataset batch) {
        Chunk chunk = chunk(Prepared.of(batch, plan), 0);
        return scores(chunk, trainer.evaluate(chunk));
    }

    private Chunk chunk(Prepared batch, float rate) {
        return new Batches(batch.rows(), batch.rows().size(), true, batch.features()).chunk(step, rate);
    }

    private Scores scores(Chunk chunk, Steps steps) {
        Tally tally = new Tally(plan, Loop.decided(metrics, plan, chunk.outputs()));
        tally.add(chunk, steps);
        return new Scores(tally.logs());
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        return trainer.predict(inputs, nodes);
    }

    /**
     * Tells what the features that were learned from lie between.
     *
     * @return those of the first input; empty before the first step
     */
    public Optional<Range> features() {
        return features;
    }

    /**
     * Counts the steps that the weights ever took.
     *
     * @return those before this training included
     */
    public long steps() {
        return step;
    }

    /**
     * Returns the rate of the next step.
     *
     * @return as the schedule says, or as it was set
     */
    public double learningRate() {
        return optimization
                .learningRate()
                .orElseGet(() -> plan.optimizer().learningRate().rate(step - optimization.began()));
    }

    /**
     * Sets the rate of the steps to come, in the schedule's place.
     *
     * @param rate a finite number of at least 0
     */
    public void learningRate(double rate) {
        if (Float.isInfinite((float) rate)) {
            throw NnException.of("the learning rate must be a finite number in single precision, but was %s.", rate);
        }
        optimization = optimization.learningRate(OptionalDouble.of(new Schedule.Constant(rate).rate()));
    }

    /**
     * Copies out what was learned so far.
     *
     * @return weights, slots and steps
     */
    public State state() {
        return trainer.state().optimization(optimization);
    }

    /**
     * Copies out what was learned so far, as the end of a fit would leave it.
     *
     * @return weights, slots and steps; running means stand in the weights' places where the optimizer keeps some
     */
    public State ended() {
        return plan.ended(state());
    }

    /**
     * Goes on from another state.
     *
     * @param state a tensor for every weight and slot
     */
    public void restore(State state) {
        trainer.restore(state);
        step = state.step();
        optimization = state.optimization();
    }

    @Override
    public void close() {
        trainer.close();
    }
}
