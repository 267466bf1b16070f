package nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.op.Ops;
import nn.op.Value;

/**
 * Gives Keras's words to every layer that goes through sequences step by step.
 *
 * <p>It takes a sequence [time, features] and, through further inputs of the functional form, the states before the first
 * step, which are zeros otherwise. A step that a mask leaves out hands the states on as they were; that holds with such
 * states, too, where Keras 3.15 asks for {@code mask=} in the call.
 *
 * @param <L> the layer
 */
public sealed interface Recurrent<L extends Recurrent<L>> extends Layer, Activated<L>, Parametrized<L>
        permits SimpleRNN, LSTM, GRU {
    /**
     * Returns the width of the output.
     *
     * @return at least 1
     */
    int units();

    /**
     * Gives what was chosen so far.
     *
     * @return what all recurrent layers let one choose beside kernel and bias
     */
    Recurrence recurrence();

    /**
     * Replaces all of it at once.
     *
     * @param recurrence the new one
     * @return a new layer
     */
    L recurrence(Recurrence recurrence);

    /**
     * Lets each step's output come out, [time, units], not the last one's alone.
     *
     * @return a new layer
     */
    default L returnSequences() {
        return returnSequences(true);
    }

    /**
     * Lets each step's output come out, [time, units], or the last one's alone, [units].
     *
     * @param returnSequences false by default
     * @return a new layer
     */
    default L returnSequences(boolean returnSequences) {
        return recurrence(recurrence().returnSequences(returnSequences));
    }

    /**
     * Begins at the last step; outputs come in the order in which they are computed.
     *
     * @return a new layer
     */
    default L goBackwards() {
        return goBackwards(true);
    }

    /**
     * Begins at the last step or at the first; outputs come in the order in which they are computed.
     *
     * @param goBackwards false by default
     * @return a new layer
     */
    default L goBackwards(boolean goBackwards) {
        return recurrence(recurrence().goBackwards(goBackwards));
    }

    /**
     * Drops a share of the features of the input while training, the same ones at all steps of a batch.
     *
     * @param rate at least 0, which is the default, and below 1
     * @return a new layer
     */
    default L dropout(double rate) {
        return recurrence(recurrence().dropout(rate));
    }

    /**
     * Drops a share of the state's units, where it is multiplied by the recurrent kernel, while training: the same ones at
     * all steps of a batch, others for each gate.
     *
     * @param rate at least 0, which is the default, and below 1
     * @return a new layer
     */
    default L recurrentDropout(double rate) {
        return recurrence(recurrence().recurrentDropout(rate));
    }

    /**
     * Chooses what the recurrent kernel starts as.
     *
     * @param initializer orthogonal by default
     * @return a new layer
     */
    default L recurrentInitializer(Initializer initializer) {
        Given.value("recurrentInitializer: the initializer", initializer);
        return recurrence(recurrence().kernel(recurrence().kernel().initializer(initializer)));
    }

    /**
     * Penalizes large recurrent kernels.
     *
     * @param regularizer none by default
     * @return a new layer
     */
    default L recurrentRegularizer(Regularizer regularizer) {
        Given.value("recurrentRegularizer: the regularizer", regularizer);
        return recurrence(recurrence().kernel(recurrence().kernel().regularizer(regularizer)));
    }

    /**
     * Keeps the recurrent kernel within bounds after each step.
     *
     * @param constraint none by default
     * @return a new layer
     */
    default L recurrentConstraint(Constraint constraint) {
        Given.value("recurrentConstraint: the constraint", constraint);
        return recurrence(recurrence().kernel(recurrence().kernel().constraint(constraint)));
    }

    /**
     * Lets the states after the last step come out, too, as outputs of their own: the state, and an LSTM's carry.
     *
     * @return a new layer
     */
    default L returnState() {
        return returnState(true);
    }

    /**
     * Lets the states after the last step come out, too, or not.
     *
     * @param returnState false by default
     * @return a new layer
     */
    default L returnState(boolean returnState) {
        return recurrence(recurrence().returnState(returnState));
    }

    @Override
    default Shape outputShape(Shape input) {
        RecurrentShapes.requireSequence(input);
        return activation().check(recurrence().returnSequences() ? Shape.of(input.dim(0), units()) : Shape.of(units()));
    }

    @Override
    default Shape outputShape(List<Shape> inputs) {
        RecurrentShapes.requireStates(inputs, Rollout.states(this), units());
        return outputShape(inputs.get(0));
    }

    @Override
    default List<Shape> outputShapes(List<Shape> inputs) {
        return RecurrentShapes.withStates(
                outputShape(inputs), recurrence().returnState() ? Rollout.states(this) : 0, units());
    }

    @Override
    default Value call(Call call, Value x) {
        return call(call, List.of(x));
    }

    @Override
    default Value call(Call call, List<Value> inputs) {
        return outputs(call, inputs).get(0);
    }

    /**
     * Computes the output and, where they are returned, the states after the last step.
     *
     * @param call gives weights and mask: a step that does not count leaves the states, and so the output, as they were
     * @param inputs [batch, time, features], and maybe the states before the first step, each [batch, units]
     * @return [batch, units] or [batch, time, units], then the states, each [batch, units]
     */
    @Override
    default List<Value> outputs(Call call, List<Value> inputs) {
        Value x = Check.some(inputs).get(0);
        List<Value> states = inputs.subList(1, inputs.size());
        List<Value> all = RecurrentOp.of(this, call)
                .map(op -> op.run(x, states))
                .orElseGet(() -> Rollout.of(this, call).run(x, states));
        Value first = parameters().penalized(call, all.get(0));
        List<Value> outputs = new ArrayList<>(List.of(first));
        outputs.addAll(recurrence().returnState() ? all.subList(1, all.size()) : List.of());
        return List.copyOf(outputs);
    }

    /** Passes the mask on where each step's output comes out, in the outputs' order; Keras leaves it in the input's. */
    @Override
    default Optional<Value> mask(Call call, List<Value> inputs) {
        return call.mask()
                .filter(mask -> recurrence().returnSequences())
                .map(mask -> recurrence().goBackwards() ? Ops.reverse(mask, 1) : mask);
    }
}
