package nn.testkit;

import java.util.Optional;
import nn.layer.Activated;
import nn.layer.Activation;
import nn.layer.ActivationLayer;
import nn.layer.Layer;

/** Finds the activation of a layer: its own, or the one that it is. */
final class LayerActivation {
    private LayerActivation() {}

    static Optional<Activation> of(Layer layer) {
        if (layer instanceof ActivationLayer own) {
            return Optional.of(own.activation());
        }
        return layer instanceof Activated<?> activated ? Optional.of(activated.activation()) : Optional.empty();
    }
}
