package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.sub;

import java.util.List;
import java.util.Optional;
import nn.op.Value;

/**
 * Computes a GRU's step: update gate, reset gate, candidate.
 *
 * @param activation of the candidate
 * @param gate the gates' activation
 * @param resetAfter whether the reset gate acts after the product with the state
 * @param bias what is added to that product before it is reset, [units]
 * @param groups the gates of each product
 */
record GruCell(Activation activation, Activation gate, boolean resetAfter, Optional<Value> bias, List<Integer> groups)
        implements Cell {
    @Override
    public int states() {
        return 1;
    }

    @Override
    public List<Value> step(Products products, List<Value> x, List<Value> states) {
        Value state = states.get(0);
        List<Value> sums = products.gates(2, state, x);
        Value update = gate.call(sums.get(0));
        Value candidate = activation.call(candidate(products, gate.call(sums.get(1)), x.get(groups.size() - 1), state));
        return List.of(add(candidate, mul(update, sub(state, candidate))));
    }

    private Value candidate(Products products, Value reset, Value x, Value state) {
        int last = groups.size() - 1;
        if (!resetAfter) {
            return products.of(mul(reset, state), last, x);
        }
        Value product = bias.map(b -> products.of(state, last, b)).orElseGet(() -> products.of(state, last));
        return add(x, mul(reset, product));
    }
}
