package nn.loss;

import nn.data.NnException;
import nn.data.Shape;

/** Requires of an output that it has one number a class. */
final class ClassOutput {
    private ClassOutput() {}

    static void require(String loss, Shape output) {
        if (!output.isFlat()) {
            throw NnException.of("%s: the output must be flat, one number a class, but was %s.", loss, output)
                    .maybe("end the network with flatten() and dense(classes).");
        }
        if (output.size() == 1) {
            throw NnException.of("%s: the output must have one number a class, but has only one.", loss)
                    .maybe("use binaryCrossentropy() with sigmoid(), or dense(classes).");
        }
    }
}
