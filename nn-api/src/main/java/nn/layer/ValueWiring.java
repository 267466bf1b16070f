package nn.layer;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import nn.data.Shape;
import nn.op.Value;

/** Computes a composite's parts, and hands on which positions count. */
final class ValueWiring implements Composite.Wiring<Value> {
    private final LayerNames names = new LayerNames();
    private final Call call;
    private final IdentityHashMap<Value, Optional<Value>> masks = new IdentityHashMap<>();

    ValueWiring(Call call, Value x) {
        this.call = call;
        masks.put(x, call.mask());
    }

    /** Tells which positions of what a part gave count. */
    Optional<Value> mask(Value value) {
        return masks.getOrDefault(value, Optional.empty());
    }

    @Override
    public Value chain(String scope, List<Layer> layers, Value x) {
        Value value = x;
        for (Layer layer : layers) {
            value = apply(layer, call.in(names.of(layer, scope)), List.of(value));
        }
        return value;
    }

    @Override
    public Shape shape(Value x) {
        return Trial.row(x.dims());
    }

    @Override
    public Value merge(Layer layer, List<Value> inputs) {
        return apply(layer, call.in(names.of(layer, "")), inputs);
    }

    private Value apply(Layer layer, Call part, List<Value> inputs) {
        Call masked = part.masked(inputs.stream().map(this::mask).toList());
        Value value = layer.call(masked, inputs);
        masks.put(value, layer.mask(masked, inputs));
        return value;
    }
}
