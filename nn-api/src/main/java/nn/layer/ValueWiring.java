package nn.layer;

import java.util.List;
import nn.op.Value;

/** Computes a composite's parts. */
final class ValueWiring implements Composite.Wiring<Value> {
    private final LayerNames names = new LayerNames();
    private final Call call;

    ValueWiring(Call call) {
        this.call = call;
    }

    @Override
    public Value chain(String scope, List<Layer> layers, Value x) {
        Value value = x;
        for (Layer layer : layers) {
            value = layer.call(call.in(names.of(layer, scope)), value);
        }
        return value;
    }

    @Override
    public Value merge(Layer layer, List<Value> inputs) {
        return layer.call(call, inputs);
    }
}
