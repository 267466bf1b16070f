package nn.layer;

import static nn.op.Ops.concat;
import static nn.op.Ops.constant;
import static nn.op.Ops.expand;
import static nn.op.Ops.reshape;
import static nn.op.Ops.reverse;
import static nn.op.Ops.split;
import static nn.op.Ops.transpose;
import static nn.op.Ops.unsqueeze;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Runs an LSTM or a GRU by ONNX's own op, where that says the same as a scan: the weights are known and sound, all
 * positions count, and the op knows the activations. Runtimes are slower with ONNX's RNN than with a scan.
 *
 * @param layer an LSTM or a GRU
 * @param call gives the weights
 * @param chosen the op's attributes
 */
record RecurrentOp(Recurrent<?> layer, Call call, Attributes chosen) {
    /** Finds the op for a call, or none where the layer has to be computed step by step. */
    static Optional<RecurrentOp> of(Recurrent<?> layer, Call call) {
        return call.isTraining() || call.mask().isPresent() || !isKnown(layer, call)
                ? Optional.empty()
                : activations(layer).map(known -> new RecurrentOp(layer, call, chosen(layer, known)));
    }

    private static boolean isKnown(Recurrent<?> layer, Call call) {
        return Stream.of("kernel", "recurrent_kernel", "bias")
                .filter(name -> layer.parameters().useBias() || !name.equals("bias"))
                .allMatch(name -> call.weight(name)
                        .constant()
                        .filter(weight -> DoubleStream.of(weight.values()).allMatch(Double::isFinite))
                        .isPresent());
    }

    private static Optional<Attributes> activations(Recurrent<?> layer) {
        if (layer instanceof LSTM lstm) {
            return OpActivations.of(List.of(lstm.recurrentActivation(), lstm.activation(), lstm.activation()));
        }
        return layer instanceof GRU gru
                ? OpActivations.of(List.of(gru.recurrentActivation(), gru.activation()))
                : Optional.empty();
    }

    private static Attributes chosen(Recurrent<?> layer, Attributes activations) {
        return layer instanceof GRU gru && gru.isResetAfter()
                ? activations.with("linear_before_reset", 1L)
                : activations;
    }

    /**
     * Computes outputs and last states.
     *
     * @param x [batch, time, features]
     * @param initial the states before the first step, or none for zeros
     * @return first the output, then the states
     */
    List<Value> run(Value x, List<Value> initial) {
        // Not by ONNX's direction, which leaves what comes out in the input's order.
        Value steps = layer.recurrence().goBackwards() ? reverse(x, 1) : x;
        NotNumbers traces = NotNumbers.of(steps, initial);
        List<Value> made = op(
                transpose(steps, 1, 0, 2),
                initial.stream().map(state -> unsqueeze(state, 0)).toList());
        List<Value> all = new ArrayList<>();
        for (Value state : made.subList(1, made.size())) {
            all.add(traces.last(reshape(state, state.dims().without(0))));
        }
        all.add(0, layer.recurrence().returnSequences() ? traces.steps(sequence(made.get(0))) : all.get(0));
        return all;
    }

    private List<Value> op(Value x, List<Value> states) {
        Value kernel = kernel("kernel");
        Value recurrent = kernel("recurrent_kernel");
        Optional<Value> bias = layer.parameters().useBias() ? Optional.of(bias(call.weight("bias"))) : Optional.empty();
        return layer instanceof LSTM
                ? Ops.lstm(x, kernel, recurrent, bias, states, chosen)
                : Ops.gru(x, kernel, recurrent, bias, states, chosen);
    }

    /** Puts the batch first; the steps are in the order in which they were taken. */
    private static Value sequence(Value steps) {
        Value rows = transpose(steps, 2, 0, 1, 3);
        return reshape(rows, rows.dims().without(2));
    }

    private Value kernel(String name) {
        return unsqueeze(gates(transpose(call.weight(name), 1, 0)), 0);
    }

    /** Adds zeros for the products with the state, where there is one bias for both. */
    private Value bias(Value bias) {
        Dims both = new Dims(1, 2L * bias.dims().size(-1));
        return bias.dims().rank() == 2
                ? reshape(bias, both)
                : reshape(concat(List.of(gates(bias), expand(constant(bias, 0), bias.dims())), 0), both);
    }

    /** Puts an LSTM's gates, input, forget, candidate and output, into ONNX's order; a GRU's stand in it. */
    private Value gates(Value weights) {
        if (layer instanceof GRU) {
            return weights;
        }
        List<Value> gates = split(weights, 0, 4);
        return concat(List.of(gates.get(0), gates.get(3), gates.get(1), gates.get(2)), 0);
    }
}
