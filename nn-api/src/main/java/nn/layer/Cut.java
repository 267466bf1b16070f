package nn.layer;

import java.util.List;
import java.util.Optional;
import nn.data.Incubating;

/**
 * Is a layer of several steps inside, whose values have names, so that a model can end at one of them: that is what
 * {@code model.until("/layer4/relu")} asks it for.
 */
@Incubating
public interface Cut extends Layer {
    /**
     * Returns this layer as it is up to a value inside it. What leads to no other value falls away, weights among it; what
     * stays keeps its names, the layer's own among them.
     *
     * @param value the value's name
     * @return a layer that takes the same inputs and gives the value alone, or empty if there is no such value
     * @throws nn.data.NnException if the value is there, but cannot be an output
     */
    Optional<Layer> until(String value);

    /**
     * Lists the values inside at which it can end, in the order in which they are computed; none by default.
     *
     * @return their names
     */
    default List<String> values() {
        return List.of();
    }
}
