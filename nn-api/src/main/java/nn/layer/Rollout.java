package nn.layer;

import static nn.op.Ops.affine;
import static nn.op.Ops.mul;
import static nn.op.Ops.reshape;
import static nn.op.Ops.reverse;
import static nn.op.Ops.scan;
import static nn.op.Ops.slice;
import static nn.op.Ops.split;
import static nn.op.Ops.tile;
import static nn.op.Ops.transpose;
import static nn.op.Ops.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.op.Ops;
import nn.op.Scan;
import nn.op.Value;

/**
 * Runs a cell over all steps. The input's products are taken of all steps at once, before; only the state's are left within.
 *
 * @param options what was chosen
 * @param cell what a step makes
 * @param units the width of a state
 * @param bias what is added to the input's products, [gates · units]
 * @param call gives the weights and the mask
 */
record Rollout(Recurrence options, Cell cell, int units, Optional<Value> bias, Call call) {
    /** Prepares to run a layer. */
    static Rollout of(Recurrent<?> layer, Call call) {
        Recurrence options = layer.recurrence();
        boolean isApart = options.recurrentDropout() > 0;
        boolean useBias = layer.parameters().useBias();
        Optional<Value> bias = useBias ? Optional.of(call.weight("bias")) : Optional.empty();
        if (layer instanceof LSTM lstm) {
            List<Integer> groups = isApart ? List.of(1, 1, 1, 1) : List.of(4);
            Cell cell = new LstmCell(lstm.activation(), lstm.recurrentActivation(), groups);
            return new Rollout(options, cell, lstm.units(), bias, call);
        } else if (layer instanceof GRU gru) {
            GruBias biases = GruBias.of(bias, gru.units());
            List<Integer> groups = isApart ? List.of(1, 1, 1) : List.of(2, 1);
            Cell cell = new GruCell(
                    gru.activation(), gru.recurrentActivation(), gru.isResetAfter(), biases.candidate(), groups);
            return new Rollout(options, cell, gru.units(), biases.input(), call);
        }
        return new Rollout(options, new SimpleCell(layer.activation()), layer.units(), bias, call);
    }

    /** Counts a layer's states. */
    static int states(Recurrent<?> layer) {
        return layer instanceof LSTM ? 2 : 1;
    }

    /**
     * Computes outputs and last states.
     *
     * @param x [batch, time, features]
     * @param initial the states before the first step, or none for zeros
     * @return first the output, then the states
     */
    List<Value> run(Value x, List<Value> initial) {
        List<Value> sequences = new ArrayList<>(projected(transpose(x, 1, 0, 2)));
        List<Value> starts = initial.isEmpty() ? zeros(sequences.get(0)) : initial;
        call.mask().ifPresent(mask -> sequences.add(Ops.unsqueeze(transpose(mask, 1, 0), -1)));
        Products products =
                new Products(cell.groups(), parts(call.weight("recurrent_kernel"), 1), stateMasks(starts.get(0)));
        Scan.Result result = scan(options.goBackwards(), starts, sequences, (states, slices) -> {
            List<Value> next = counted(slices, cell.step(products, slices, states), states);
            return new Scan.Step(next, options.returnSequences() ? List.of(next.get(0)) : List.of());
        });
        List<Value> all = new ArrayList<>();
        all.add(
                options.returnSequences()
                        ? sequence(result.outputs().get(0))
                        : result.states().get(0));
        all.addAll(result.states());
        return all;
    }

    /** Leaves the states as they were where the step does not count. */
    private List<Value> counted(List<Value> slices, List<Value> next, List<Value> before) {
        Optional<Value> mask = call.mask().map(all -> slices.get(slices.size() - 1));
        return IntStream.range(0, next.size())
                .mapToObj(i -> mask.map(counts -> where(counts, next.get(i), before.get(i)))
                        .orElse(next.get(i)))
                .toList();
    }

    /** Puts the batch first, and the steps in the order in which they were taken. */
    private Value sequence(Value outputs) {
        return transpose(options.goBackwards() ? reverse(outputs, 0) : outputs, 1, 0, 2);
    }

    /** Multiplies [time, batch, features] by the kernel, group by group. */
    private List<Value> projected(Value x) {
        List<Value> kernels = parts(call.weight("kernel"), 1);
        List<Value> masks = inputMasks(x);
        List<Value> biases = bias.map(each -> parts(each, 0)).orElse(List.of());
        return IntStream.range(0, kernels.size())
                .mapToObj(group -> {
                    Value seen = masks.isEmpty() ? x : mul(x, masks.get(group % masks.size()));
                    return biases.isEmpty()
                            ? affine(seen, kernels.get(group))
                            : affine(seen, kernels.get(group), biases.get(group));
                })
                .toList();
    }

    private List<Value> parts(Value whole, int axis) {
        long[] sizes =
                cell.groups().stream().mapToLong(gates -> (long) gates * units).toArray();
        return sizes.length == 1 ? List.of(whole) : split(whole, axis, sizes);
    }

    private List<Value> zeros(Value projected) {
        Value first = reshape(slice(projected, 0, 0, 1), projected.dims().without(0));
        Value zeros = Ops.full(Ops.constant(first, 0), slice(first, 1, 0, units));
        return IntStream.range(0, cell.states()).mapToObj(i -> zeros).toList();
    }

    /** Draws one mask for all gates; where the state is dropped, too, Keras draws one a gate. */
    private List<Value> inputMasks(Value x) {
        Value first = reshape(slice(x, 0, 0, 1), x.dims().without(0));
        boolean isShared = options.recurrentDropout() == 0;
        return masks(
                first,
                "dropout",
                options.dropout(),
                isShared ? 1 : cell.groups().size());
    }

    private List<Value> stateMasks(Value state) {
        return masks(
                state,
                "recurrent_dropout",
                options.recurrentDropout(),
                cell.groups().size());
    }

    private List<Value> masks(Value like, String name, double rate, int count) {
        if (!call.isTraining() || rate == 0) {
            return List.of();
        }
        Value mask = RandomMask.of(tile(like, 1, count), rate, call.in(name).key());
        return count == 1 ? List.of(mask) : split(mask, 1, count);
    }
}
