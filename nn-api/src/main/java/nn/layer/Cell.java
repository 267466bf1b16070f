package nn.layer;

import java.util.List;
import nn.op.Value;

/** Says what one kind of recurrent layer makes of a step. */
interface Cell {
    /** Counts the gates of each product with the state that can be taken at once, in the order of the kernel's columns. */
    List<Integer> groups();

    /** Counts the states; the first one is what comes out. */
    int states();

    /**
     * Computes a step.
     *
     * @param products what is made of the state
     * @param x the input's product with the kernel and the bias, by group [batch, gates · units]
     * @param states before the step, each [batch, units]
     * @return the states after it
     */
    List<Value> step(Products products, List<Value> x, List<Value> states);
}
