package nn.onnx.step;

import java.util.List;
import java.util.Optional;
import nn.optimizer.Coefficient;
import nn.optimizer.Optimizer;

/**
 * Takes an optimizer's steps in one pass over some elements of a weight and its slots. What is done to an element, and in
 * which order, is what the optimizer's graph does, to the bit.
 */
public interface StepRule {
    /**
     * Finds the rule of an optimizer.
     *
     * @return empty where it has none: its steps are taken in the graph
     */
    static Optional<StepRule> of(Optimizer optimizer) {
        return StepRules.of(optimizer);
    }

    /** Names the slots, in the order in which a step gets them. */
    List<String> slots();

    /** Names the coefficients, in the order in which a step gets them. */
    default List<String> coefficients() {
        return List.of(Coefficient.RATE);
    }

    /**
     * Takes a step.
     *
     * @param weights what is moved, from the first element on
     * @param gradients the gradient of each; may be overwritten
     * @param slots the elements' slots, each as long as there are elements to be moved
     * @param numbers the step's coefficients
     */
    void step(float[] weights, float[] gradients, float[][] slots, float[] numbers);
}
