package nn.layer;

import java.util.ArrayList;
import java.util.List;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Value;

/**
 * Is made of other layers, which a network places one by one: {@link #wire} says once how they go together, for shapes,
 * weights, values and nodes alike.
 */
public interface Composite extends Layer {
    /**
     * Puts the parts together.
     *
     * @param wiring what applies and adds
     * @param x what goes in
     * @param <T> shapes, values or nodes
     * @return what comes out
     */
    <T> T wire(Wiring<T> wiring, T x);

    /**
     * Applies layers to one kind of thing.
     *
     * @param <T> shapes, values or nodes
     */
    interface Wiring<T> {
        /**
         * Applies layers one after the other.
         *
         * @param scope where they are named, such as {@code shortcut}; empty for right within the composite
         * @param layers the parts
         * @param x what goes in
         * @return what comes out
         */
        T chain(String scope, List<Layer> layers, T x);

        /**
         * Applies a layer that merges.
         *
         * @param layer the part
         * @param inputs what goes in
         * @return what comes out
         */
        T merge(Layer layer, List<T> inputs);
    }

    @Override
    default Shape outputShape(Shape input) {
        return wire(new Shapes(new ArrayList<>(), new LayerNames()), input);
    }

    @Override
    default List<Weight> weights(Shape input) {
        List<Weight> weights = new ArrayList<>();
        wire(new Shapes(weights, new LayerNames()), input);
        return List.copyOf(weights);
    }

    @Override
    default Value call(Call call, Value x) {
        return wire(new Values(call, new LayerNames()), x);
    }

    /**
     * Finds shapes, and what weights there are on the way.
     *
     * @param weights takes them, under their parts' names
     * @param names gives those
     */
    record Shapes(List<Weight> weights, LayerNames names) implements Wiring<Shape> {
        @Override
        public Shape chain(String scope, List<Layer> layers, Shape x) {
            Shape shape = x;
            for (Layer layer : layers) {
                String name = names.of(layer, scope);
                try {
                    for (Weight weight : layer.weights(checked(layer, shape))) {
                        weights.add(weight.in(name));
                    }
                    shape = layer.outputShape(shape);
                } catch (NnException wrong) {
                    throw wrong.at(layer.label());
                }
            }
            return shape;
        }

        private static Shape checked(Layer layer, Shape shape) {
            layer.outputShape(shape);
            return shape;
        }

        @Override
        public Shape merge(Layer layer, List<Shape> inputs) {
            return layer.outputShape(inputs);
        }
    }

    /**
     * Computes.
     *
     * @param call what the composite is called with
     * @param names gives the parts' names
     */
    record Values(Call call, LayerNames names) implements Wiring<Value> {
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
}
