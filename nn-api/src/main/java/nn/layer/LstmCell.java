package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;

import java.util.List;
import nn.op.Value;

/**
 * Computes an LSTM's step: input gate, forget gate, candidate, output gate.
 *
 * @param activation of candidate and carry
 * @param gate the gates' activation
 * @param groups the gates of each product
 */
record LstmCell(Activation activation, Activation gate, List<Integer> groups) implements Cell {
    @Override
    public int states() {
        return 2;
    }

    @Override
    public List<Value> step(Products products, List<Value> x, List<Value> states) {
        List<Value> sums = products.gates(4, states.get(0), x);
        Value kept = mul(gate.call(sums.get(1)), states.get(1));
        Value carry = add(kept, mul(gate.call(sums.get(0)), activation.call(sums.get(2))));
        return List.of(mul(gate.call(sums.get(3)), activation.call(carry)), carry);
    }
}
