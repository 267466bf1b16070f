package nn.dl4j;

import java.util.List;
import nn.data.Shape;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Says where a network that is trained ends, or one of its branches.
 *
 * @param source the cell whose output the head sees
 * @param shape the shape of one row of that
 * @param head where the backward pass begins
 */
record Ending(String source, Shape shape, Head head) {
    /** Lists the layers after the source: DL4J's losses want flat rows. */
    List<Layer> layers() {
        Layer flat = new OwnLayer(new Reshaped(), Shape.of(shape.size()), List.of());
        return shape.isFlat() ? List.of(head) : List.of(flat, head);
    }
}
