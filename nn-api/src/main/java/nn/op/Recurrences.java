package nn.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nn.data.Given;

/** Words for ONNX's own recurrent ops, which go through sequences [time, batch, features] in one direction. */
abstract class Recurrences extends Normalizations {
    private static final Gradient NONE = new Gradient.None("it keeps no gates of its steps, as a scan(…) does");

    static final OpType LSTM = OpType.several("LSTM", op -> forms(op, 4, 2), NONE);
    static final OpType GRU = OpType.several("GRU", op -> forms(op, 3, 1), NONE);
    static final List<OpType> RECURRENCES = List.of(LSTM, GRU);

    private static List<Form> forms(Op op, long gates, int states) {
        Dims x = op.input(0).dims();
        Dims recurrent = op.input(2).dims();
        Require.rank("the sequence", 3, x);
        Require.rank("the recurrent kernel", 3, recurrent);
        long units = recurrent.size(2);
        Dims state = new Dims(1, x.size(1), units);
        Require.dims("the kernel", new Dims(1, gates * units, x.size(2)), op.input(1));
        Require.dims("the recurrent kernel", new Dims(1, gates * units, units), op.input(2));
        if (op.inputs().size() > 3) {
            Require.dims("the bias", new Dims(1, 2 * gates * units), op.input(3));
        }
        op.inputs().stream().skip(5).forEach(start -> Require.dims("a first state", state, start));
        List<Form> forms = new ArrayList<>();
        forms.add(new Form(same(op, 0, 2), state.under(x.size(0))));
        forms.addAll(Collections.nCopies(states, new Form(same(op, 0, 1), state)));
        return forms;
    }

    /**
     * Runs ONNX's {@code LSTM}, whose gates stand in the order input, output, forget, candidate. It is for what learns
     * no more: no gradient passes.
     *
     * @param x [time, batch, features]
     * @param kernel [1, 4 · units, features]
     * @param recurrent [1, 4 · units, units]
     * @param bias [1, 8 · units], of the products with the kernel, then of those with the recurrent one; or none
     * @param states state and carry before the first step, [1, batch, units] each; none for zeros
     * @param chosen ONNX's attributes, such as {@code direction} and {@code activations}
     * @return each step's state [time, 1, batch, units], then state and carry after the last one, [1, batch, units]
     */
    public static List<Value> lstm(
            Value x, Value kernel, Value recurrent, Optional<Value> bias, List<Value> states, Attributes chosen) {
        return run(LSTM, Given.all("lstm: input", new Value[] {x, kernel, recurrent}), bias, states, chosen);
    }

    /**
     * Runs ONNX's {@code GRU}, whose gates stand in the order update, reset, candidate. It is for what learns no more: no
     * gradient passes.
     *
     * @param x [time, batch, features]
     * @param kernel [1, 3 · units, features]
     * @param recurrent [1, 3 · units, units]
     * @param bias [1, 6 · units], of the products with the kernel, then of those with the recurrent one; or none
     * @param states the state before the first step, [1, batch, units]; none for zeros
     * @param chosen ONNX's attributes, such as {@code linear_before_reset}
     * @return each step's state [time, 1, batch, units], then the one after the last step, [1, batch, units]
     */
    public static List<Value> gru(
            Value x, Value kernel, Value recurrent, Optional<Value> bias, List<Value> states, Attributes chosen) {
        return run(GRU, Given.all("gru: input", new Value[] {x, kernel, recurrent}), bias, states, chosen);
    }

    private static List<Value> run(
            OpType type, List<Value> given, Optional<Value> bias, List<Value> states, Attributes chosen) {
        Given.value("a recurrence: the bias", bias);
        Given.value("a recurrence: the states", states);
        Given.value("a recurrence: chosen", chosen);
        Value absent = given.get(0).graph().absent();
        List<Value> inputs = new ArrayList<>(given);
        if (bias.isPresent() || !states.isEmpty()) {
            inputs.add(bias.orElse(absent));
        }
        if (!states.isEmpty()) {
            // The lengths of the sequences.
            inputs.add(absent);
            inputs.addAll(states);
        }
        long units = given.get(2).dims().size(-1);
        return type.op(chosen.with("hidden_size", units), inputs).outputs();
    }
}
