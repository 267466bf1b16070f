package nn.testkit;

import nn.layer.GRU;
import nn.layer.LSTM;
import nn.layer.Recurrent;

/**
 * Goes through a sequence in double, as Keras's formulas say, with the masks that a layer draws in a step.
 *
 * @param layer the layer, with Keras's activations
 * @param kernel [features, gates · units]
 * @param recurrent [units, gates · units]
 * @param bias [gates · units], of a GRU that resets after its product [2, gates · units]
 * @param inputs what is drawn for the inputs
 * @param states what is drawn for the states
 * @param row the row's number in the batch
 */
record HandRecurrent(
        Recurrent<?> layer,
        double[] kernel,
        double[] recurrent,
        double[] bias,
        HandDrawn inputs,
        HandDrawn states,
        int row) {
    /** Returns each step's state of a layer, or of one within it whose scope ends with a slash. */
    static double[][] outputs(
            TrainingLayer shown, Recurrent<?> layer, String scope, long step, int row, double[]... x) {
        String name = TrainingLayer.NAME + "/" + scope;
        HandRecurrent hand = new HandRecurrent(
                layer,
                shown.weight(scope + "kernel"),
                shown.weight(scope + "recurrent_kernel"),
                shown.weight(scope + "bias"),
                HandDrawn.of(TrainingLayer.SEED, name + "dropout", step),
                HandDrawn.of(TrainingLayer.SEED, name + "recurrent_dropout", step),
                row);
        return hand.through(x);
    }

    private double[][] through(double[]... x) {
        double[][] outputs = new double[x.length][];
        double[] state = new double[layer.units()];
        double[] carry = new double[layer.units()];
        for (int t = 0; t < x.length; t++) {
            state = step(x[t], state, carry);
            outputs[t] = state;
        }
        return outputs;
    }

    private double[] step(double[] x, double[] state, double... carry) {
        double[] next = new double[state.length];
        for (int unit = 0; unit < next.length; unit++) {
            if (layer instanceof LSTM) {
                double kept = gate(1, unit, x, state) * carry[unit];
                carry[unit] = kept + gate(0, unit, x, state) * Math.tanh(sum(2, unit, x, state));
                next[unit] = gate(3, unit, x, state) * Math.tanh(carry[unit]);
            } else if (layer instanceof GRU gru) {
                double update = gate(0, unit, x, state);
                next[unit] = update * state[unit] + (1 - update) * candidate(gru.isResetAfter(), unit, x, state);
            } else {
                next[unit] = Math.tanh(sum(0, unit, x, state));
            }
        }
        return next;
    }

    private double candidate(boolean isResetAfter, int unit, double[] x, double... state) {
        double seen = ofInput(2, unit, x) + bias[2 * state.length + unit];
        if (isResetAfter) {
            return Math.tanh(
                    seen + gate(1, unit, x, state) * (ofState(2, unit, state) + bias[5 * state.length + unit]));
        }
        double[] reset = new double[state.length];
        for (int i = 0; i < reset.length; i++) {
            reset[i] = gate(1, i, x, state) * state[i];
        }
        return Math.tanh(seen + ofState(2, unit, reset));
    }

    private double gate(int gate, int unit, double[] x, double... state) {
        return 1 / (1 + Math.exp(-sum(gate, unit, x, state)));
    }

    private double sum(int gate, int unit, double[] x, double... state) {
        int place = gate * state.length + unit;
        double second = bias.length > width() ? bias[width() + place] : 0;
        return ofInput(gate, unit, x) + ofState(gate, unit, state) + bias[place] + second;
    }

    private int gates() {
        return layer instanceof LSTM ? 4 : layer instanceof GRU ? 3 : 1;
    }

    private int width() {
        return gates() * layer.units();
    }

    /** Keras draws one mask of the inputs for all gates, and one a gate where states are dropped, too. */
    private double ofInput(int gate, int unit, double... x) {
        int count = layer.recurrence().recurrentDropout() > 0 ? gates() : 1;
        return product(x, kernel, gate, unit, inputs, layer.recurrence().dropout(), count);
    }

    private double ofState(int gate, int unit, double... state) {
        return product(state, recurrent, gate, unit, states, layer.recurrence().recurrentDropout(), gates());
    }

    private double product(double[] x, double[] matrix, int gate, int unit, HandDrawn drawn, double rate, int masks) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            long place = ((long) row * masks + gate % masks) * x.length + i;
            double mask = drawn.isDropped(place, rate) ? 0 : 1 / (1 - rate);
            sum += x[i] * mask * matrix[i * width() + gate * layer.units() + unit];
        }
        return sum;
    }
}
