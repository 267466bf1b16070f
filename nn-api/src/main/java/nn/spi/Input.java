package nn.spi;

import nn.data.Given;
import nn.data.Shape;

/**
 * Describes one input of a network.
 *
 * @param name unique among inputs and nodes
 * @param shape the shape of one row
 */
public record Input(String name, Shape shape) {
    /** Refuses what is missing. */
    public Input {
        Given.value("an input: the name", name);
        Given.value("an input: the shape", shape);
    }

    @Override
    public String toString() {
        return name + ": " + shape;
    }
}
