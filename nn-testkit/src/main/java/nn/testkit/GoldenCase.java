package nn.testkit;

import java.util.List;
import nn.Sequential;
import nn.data.Shape;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.optimizer.Optimizer;
import nn.spi.Plan;

/** Names a golden file, and says in nn's words what its numbers were computed with. */
record GoldenCase(String name, Shape input, Sequential network, Loss loss, Optimizer optimizer) {
    static GoldenCase of(String name, Shape input, Loss loss, Optimizer optimizer, Layer... layers) {
        return new GoldenCase(name, input, Sequential.of(layers), loss, optimizer);
    }

    GoldenCase freeze(String layer) {
        return new GoldenCase(name, input, network.freeze(layer), loss, optimizer);
    }

    GoldenCase named(String other) {
        return new GoldenCase(other, input, network, loss, optimizer);
    }

    /** Returns the name without its folder, such as {@code dense-deep}. */
    String word() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    Plan plan() {
        return new Plan(network.network(input), loss, optimizer, 0, false);
    }

    List<Layer> layers() {
        return network.layers();
    }
}
