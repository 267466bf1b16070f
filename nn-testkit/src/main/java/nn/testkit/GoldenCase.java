package nn.testkit;

import java.util.List;
import nn.Architecture;
import nn.Sequential;
import nn.data.Shape;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.optimizer.Optimizer;
import nn.spi.Network;
import nn.spi.Objective;
import nn.spi.Plan;

/** Names a golden file, and says in nn's words what its numbers were computed with. */
record GoldenCase(String name, Architecture architecture, List<Objective> objectives, Optimizer optimizer) {
    /** Describes a chain of layers. */
    static GoldenCase of(String name, Shape input, Loss loss, Optimizer optimizer, Layer... layers) {
        return of(name, Sequential.of(layers).input(input.dims()), loss, optimizer);
    }

    /** Describes a network of one output. */
    static GoldenCase of(String name, Architecture architecture, Loss loss, Optimizer optimizer) {
        String output = architecture.network().outputs().get(0);
        return new GoldenCase(name, architecture, List.of(new Objective(output, loss, 1)), optimizer);
    }

    GoldenCase freeze(String layer) {
        return new GoldenCase(name, architecture.freeze(layer), objectives, optimizer);
    }

    GoldenCase named(String other) {
        return new GoldenCase(other, architecture, objectives, optimizer);
    }

    GoldenCase optimizer(Optimizer other) {
        return new GoldenCase(name, architecture, objectives, other);
    }

    /** Returns the name without its folder, such as {@code dense-deep}. */
    String word() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    Network network() {
        return architecture.network();
    }

    /** Returns the loss of the first output, which is the only one of a chain. */
    Loss loss() {
        return objectives.get(0).loss();
    }

    Plan plan() {
        return new Plan(network(), objectives, optimizer, 0, false);
    }

    List<Layer> layers() {
        return architecture.layers();
    }
}
