package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.pad;
import static nn.op.Ops.reshape;
import static nn.op.Ops.slice;
import static nn.op.Ops.split;

import java.util.List;
import java.util.Optional;
import nn.op.Dims;
import nn.op.Value;

/**
 * Holds the biases of a GRU, as few as there need be in a step.
 *
 * @param input what is added to the input's products, [3 · units]
 * @param candidate what is added to the candidate's product with the state, [units]
 */
record GruBias(Optional<Value> input, Optional<Value> candidate) {
    /** Adds the gates' two biases, if there are two; the candidate's stay apart, since one of them is reset. */
    static GruBias of(Optional<Value> bias, int units) {
        return bias.filter(both -> both.dims().rank() == 2)
                .map(both -> both(both, units))
                .orElseGet(() -> new GruBias(bias, Optional.empty()));
    }

    private static GruBias both(Value bias, int units) {
        List<Value> rows = split(bias, 0, 2);
        Dims flat = new Dims(3L * units);
        Value recurrent = reshape(rows.get(1), flat);
        Value gates = pad(slice(recurrent, 0, 0, 2L * units), 0, 0, units);
        return new GruBias(
                Optional.of(add(reshape(rows.get(0), flat), gates)),
                Optional.of(slice(recurrent, 0, 2L * units, 3L * units)));
    }
}
