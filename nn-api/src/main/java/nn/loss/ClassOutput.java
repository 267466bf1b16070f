package nn.loss;

import nn.data.NnException;
import nn.data.Shape;

/** Requires of an output that it has one number a class, along its features. */
final class ClassOutput {
    private ClassOutput() {}

    static void require(String loss, Shape output) {
        if (output.rank() == 0 || output.dim(output.featureAxis()) == 1) {
            throw NnException.of("%s: the output must have one number a class, but has only one.", loss)
                    .maybe("use binaryCrossentropy() with sigmoid(), or dense(classes).");
        }
    }
}
