package nn.spi;

import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Makes what goes into the graph of a chunk's steps: an input of the graph, or what the graph computes itself from others.
 */
@FunctionalInterface
public interface StepInputs {
    /** Whatever goes in is an input of the graph. */
    StepInputs OWN = Graph::input;

    /**
     * Makes one; each is asked for once.
     *
     * @param graph the graph around the steps
     * @param name as {@link Ports} has it, or a weight's or slot's
     * @param type of its elements
     * @param dims its sizes, the steps first where each step has its part
     * @return a value of this type and these sizes
     */
    Value of(Graph graph, String name, ElementType type, Dims dims);
}
