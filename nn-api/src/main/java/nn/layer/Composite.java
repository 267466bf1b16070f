package nn.layer;

import java.util.ArrayList;
import java.util.List;
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
         * Tells the shape of one row, for parts whose size depends on it.
         *
         * @param x what goes in or comes out
         * @return its shape
         */
        Shape shape(T x);

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
        return wire(new ShapeWiring((name, layer, shape) -> {}), input);
    }

    @Override
    default List<Weight> weights(Shape input) {
        List<Weight> weights = new ArrayList<>();
        wire(
                new ShapeWiring(
                        (name, layer, shape) -> layer.weights(shape).forEach(weight -> weights.add(weight.in(name)))),
                input);
        return List.copyOf(weights);
    }

    @Override
    default Value call(Call call, Value x) {
        return wire(new ValueWiring(call, x), x);
    }
}
