package nn.layer;

import java.util.List;
import java.util.Optional;
import nn.data.Shape;
import nn.op.Value;

/** Is another layer in all that it does not say itself. */
interface Wrapping extends Layer {
    /**
     * Returns the layer within.
     *
     * @return what computes
     */
    Layer layer();

    /**
     * Returns what the layer within is called with.
     *
     * @param call what this one is called with
     * @param inputs what goes in, each [batch, …]
     * @return by default the same
     */
    default Call within(Call call, List<Value> inputs) {
        return call;
    }

    @Override
    default Shape outputShape(Shape input) {
        return layer().outputShape(input);
    }

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return layer().outputShape(inputs);
    }

    @Override
    default List<Shape> outputShapes(List<Shape> inputs) {
        return layer().outputShapes(inputs);
    }

    @Override
    default List<Weight> weights(Shape input) {
        return layer().weights(input);
    }

    @Override
    default List<Weight> weights(List<Shape> inputs) {
        return layer().weights(inputs);
    }

    @Override
    default int vocabulary() {
        return layer().vocabulary();
    }

    @Override
    default int vocabulary(int input) {
        return layer().vocabulary(input);
    }

    @Override
    default List<Value> outputs(Call call, List<Value> inputs) {
        return layer().outputs(within(call, inputs), inputs);
    }

    @Override
    default Optional<Value> mask(Call call, List<Value> inputs) {
        return layer().mask(within(call, inputs), inputs);
    }

    @Override
    default Value call(Call call, Value x) {
        return layer().call(within(call, List.of(x)), x);
    }

    @Override
    default Value call(Call call, List<Value> inputs) {
        return layer().call(within(call, inputs), inputs);
    }

    @Override
    default boolean seesColumns(Shape image) {
        return layer().seesColumns(image);
    }

    @Override
    default String type() {
        return layer().type();
    }
}
