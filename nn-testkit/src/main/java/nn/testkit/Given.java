package nn.testkit;

import java.util.List;
import nn.op.Op;

/**
 * Holds what an op computes from.
 *
 * @param op its attributes and sub-graph
 * @param inputs in ONNX's order
 * @param scope what else is known, for sub-graphs
 */
record Given(Op op, List<Array> inputs, Scope scope) {
    Array input(int index) {
        return inputs.get(index);
    }

    /** Tells whether an optional input is there. */
    boolean has(int index) {
        return index < inputs.size() && !op.input(index).isAbsent();
    }

    long integer(String attribute, long standard) {
        return op.attributes().integer(attribute, standard);
    }

    boolean flag(String attribute, boolean standard) {
        return integer(attribute, standard ? 1 : 0) == 1;
    }

    double number(String attribute, double standard) {
        return op.attributes().number(attribute, standard);
    }

    String word(String attribute, String standard) {
        return op.attributes().word(attribute, standard);
    }

    /** Returns an axis of the first input, counted from the front. */
    int axis(long standard) {
        return input(0).dims().axis((int) integer("axis", standard));
    }

    /** Sees the first input along an axis. */
    Lanes lanes(long standardAxis) {
        return Lanes.of(input(0).dims(), axis(standardAxis));
    }
}
