package nn.layer;

import java.util.List;
import nn.op.Value;

/**
 * Computes a simple recurrent layer's step: activation(x + state · kernel).
 *
 * @param activation of the sum
 */
record SimpleCell(Activation activation) implements Cell {
    @Override
    public List<Integer> groups() {
        return List.of(1);
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public List<Value> step(Products products, List<Value> x, List<Value> states) {
        return List.of(activation.call(products.of(states.get(0), 0, x.get(0))));
    }
}
