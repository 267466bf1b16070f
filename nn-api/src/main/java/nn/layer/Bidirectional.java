package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.reverse;
import static nn.op.Ops.unsqueeze;
import static nn.op.Ops.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Goes through a sequence in both directions, by a layer and a copy of it that goes the other way, and merges what they
 * give step by step.
 *
 * <p>Weights: those of both, such as {@code bidirectional/forward_lstm/kernel} and {@code bidirectional/backward_lstm/kernel}.
 * Where each step's output comes out, it is 0 at steps that a mask leaves out.
 *
 * @param layer a recurrent layer
 * @param merge how the two outputs become one
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/recurrent_layers/bidirectional/">Keras's Bidirectional</a>
 */
public record Bidirectional(Layer layer, Merge merge, String name) implements Layer {
    /** Says how two outputs become one. */
    public enum Merge {
        /** One after the other, twice as wide: the default. */
        CONCAT,
        /** Their sum. */
        SUM,
        /** Their product. */
        MUL,
        /** Their mean. */
        AVE
    }

    /** Checks the layer. */
    public Bidirectional {
        Given.value("bidirectional: the merge", merge);
        if (!(Given.value("bidirectional: the layer", layer) instanceof Recurrent<?>)) {
            throw NnException.of("bidirectional: the layer must be recurrent, but was %s.", layer)
                    .maybe("give an lstm(…), gru(…) or simpleRNN(…).");
        }
        if (((Recurrent<?>) layer).recurrence().goBackwards()) {
            throw NnException.of("bidirectional: the layer must go forwards, but was %s.", layer)
                    .maybe("leave goBackwards() out: a copy of the layer goes that way.");
        }
    }

    /**
     * Describes a layer that goes both ways, with Keras's default: the outputs stand one after the other.
     *
     * @param layer a recurrent layer
     * @return the layer
     */
    public static Bidirectional of(Recurrent<?> layer) {
        return new Bidirectional(layer, Merge.CONCAT, "");
    }

    /**
     * Puts the two outputs one after the other.
     *
     * @return a new layer, of twice the units
     */
    public Bidirectional concat() {
        return merge(Merge.CONCAT);
    }

    /**
     * Adds the two outputs.
     *
     * @return a new layer
     */
    public Bidirectional sum() {
        return merge(Merge.SUM);
    }

    /**
     * Multiplies the two outputs.
     *
     * @return a new layer
     */
    public Bidirectional mul() {
        return merge(Merge.MUL);
    }

    /**
     * Takes the mean of the two outputs.
     *
     * @return a new layer
     */
    public Bidirectional ave() {
        return merge(Merge.AVE);
    }

    private Bidirectional merge(Merge other) {
        return new Bidirectional(layer, other, name);
    }

    @Override
    public Bidirectional named(String other) {
        return new Bidirectional(layer, merge, Check.name(other));
    }

    private Recurrent<?> forward() {
        return (Recurrent<?>) layer;
    }

    private Recurrent<?> backward() {
        return forward().goBackwards();
    }

    private boolean isSequence() {
        return forward().recurrence().returnSequences();
    }

    private String scope(String direction) {
        return direction + "_" + LayerNames.own(layer);
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape each = layer.outputShape(input);
        int[] dims = each.dims();
        int last = dims.length - 1;
        dims[last] = Check.size((merge == Merge.CONCAT ? 2L : 1L) * dims[last]);
        return Shape.of(dims);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        requireStates(inputs);
        return outputShape(inputs.get(0));
    }

    private void requireStates(List<Shape> inputs) {
        RecurrentShapes.requireStates(
                inputs, 2 * Rollout.states(forward()), forward().units());
    }

    @Override
    public List<Shape> outputShapes(List<Shape> inputs) {
        int states = forward().recurrence().returnState() ? 2 * Rollout.states(forward()) : 0;
        return RecurrentShapes.withStates(outputShape(inputs), states, forward().units());
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Stream.of("forward", "backward")
                .flatMap(direction -> layer.weights(input).stream().map(weight -> weight.in(scope(direction))))
                .toList();
    }

    @Override
    public Value call(Call call, Value x) {
        return call(call, List.of(x));
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        return outputs(call, inputs).get(0);
    }

    @Override
    public List<Value> outputs(Call call, List<Value> inputs) {
        int half = (inputs.size() - 1) / 2;
        List<Value> ahead = forward().outputs(call.in(scope("forward")), part(inputs, 1, half));
        List<Value> back = backward().outputs(call.in(scope("backward")), part(inputs, 1 + half, half));
        Value reversed = isSequence() ? reverse(back.get(0), 1) : back.get(0);
        List<Value> outputs = new ArrayList<>();
        outputs.add(counted(call, merged(ahead.get(0), reversed)));
        outputs.addAll(ahead.subList(1, ahead.size()));
        outputs.addAll(back.subList(1, back.size()));
        return List.copyOf(outputs);
    }

    private static List<Value> part(List<Value> inputs, int from, int count) {
        return Stream.concat(Stream.of(Check.some(inputs).get(0)), inputs.subList(from, from + count).stream())
                .toList();
    }

    private Value merged(Value a, Value b) {
        return switch (merge) {
            case CONCAT -> Ops.concat(List.of(a, b), -1);
            case SUM -> add(a, b);
            case MUL -> Ops.mul(a, b);
            case AVE -> Ops.mul(add(a, b), 0.5);
        };
    }

    private Value counted(Call call, Value merged) {
        return mask(call, List.of())
                .map(mask -> where(unsqueeze(mask, -1), merged, Ops.constant(merged, 0)))
                .orElse(merged);
    }

    @Override
    public Optional<Value> mask(Call call, List<Value> inputs) {
        return call.mask().filter(mask -> isSequence());
    }

    @Override
    public String toString() {
        return Words.of("bidirectional", layer)
                .when(merge != Merge.CONCAT, merge.name().toLowerCase(Locale.ROOT))
                .named(name)
                .toString();
    }
}
