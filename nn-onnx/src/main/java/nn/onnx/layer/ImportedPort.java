package nn.onnx.layer;

import nn.data.Shape;
import nn.op.ElementType;

/**
 * Describes what goes into an imported graph, or comes out of it.
 *
 * @param value the name of the value inside
 * @param elements what its elements are inside
 * @param row the shape of one row
 * @param vocabulary how many whole numbers are known there, from 0 on; 0 where any number may be
 */
public record ImportedPort(String value, ElementType elements, Shape row, int vocabulary) {
    @Override
    public String toString() {
        return value + " " + row;
    }
}
