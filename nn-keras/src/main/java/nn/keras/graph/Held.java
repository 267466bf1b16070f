package nn.keras.graph;

import java.util.List;
import nn.Layers;
import nn.Symbol;
import nn.data.Shape;
import nn.layer.Flatten;
import nn.layer.Layer;
import nn.layer.Permute;
import nn.layer.Reshape;

/**
 * Holds a value of the network while it is read.
 *
 * @param symbol in nn
 * @param order how its axes lie to Keras's
 */
record Held(Symbol symbol, Order order) {
    Shape shape() {
        return symbol.shape();
    }

    int rank() {
        return shape().rank();
    }

    /** Lists the layers that bring it into an order; none where it has it. */
    List<Layer> towards(Order wanted) {
        if (order.equals(wanted)) {
            return List.of();
        }
        if (order instanceof Order.Flattened flat) {
            Shape image = flat.image();
            return List.of(new Reshape(image, ""), Layers.permute(2, 3, 1), new Flatten(""));
        }
        boolean isBack = wanted.equals(Order.SAME);
        return List.of(
                rank() == 4
                        ? new Permute(isBack ? List.of(1, 3, 4, 2) : List.of(1, 4, 2, 3), "")
                        : new Permute(isBack ? List.of(2, 3, 1) : List.of(3, 1, 2), ""));
    }
}
