package nn.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Holds neighbouring weights that one optimizer step changes at once.
 *
 * @param began the model's step that their slots began at
 * @param weights what is changed
 * @param gradients their gradients, free to be overwritten
 * @param slots what the optimizer keeps for them, by name
 * @param scratch as many numbers, free to be overwritten
 */
record Span(long began, INDArray weights, INDArray gradients, Views slots, INDArray scratch) {
    /** Moves a running mean: {@code slot ← decay · slot + (1 − decay) · values}, where values end up in scratch. */
    INDArray move(String slot, double decay, INDArray values) {
        return slots.of(slot).muli(decay).addi(values.muli(1 - decay, scratch));
    }

    /** Squares the gradients into scratch. */
    INDArray squares() {
        return gradients.muli(gradients, scratch);
    }

    /** Moves the weights against what is in the gradients' place. */
    void descend() {
        weights.subi(gradients);
    }
}
