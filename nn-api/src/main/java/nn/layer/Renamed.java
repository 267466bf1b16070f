package nn.layer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.Shape;
import nn.op.Value;

/**
 * Gives a name to a layer that has no place for one itself.
 *
 * @param layer what is computed
 * @param name the user's name
 */
public record Renamed(Layer layer, String name) implements Layer {
    /** Checks what is given. */
    public Renamed {
        Nesting.require("named", Stream.of(Given.value("named: the layer", layer)));
        Check.name(name);
    }

    @Override
    public Renamed named(String other) {
        return new Renamed(layer, other);
    }

    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(input);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return layer.outputShape(inputs);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return layer.weights(input);
    }

    @Override
    public List<Shape> outputShapes(List<Shape> inputs) {
        return layer.outputShapes(inputs);
    }

    @Override
    public List<Weight> weights(List<Shape> inputs) {
        return layer.weights(inputs);
    }

    @Override
    public int vocabulary() {
        return layer.vocabulary();
    }

    @Override
    public int vocabulary(int input) {
        return layer.vocabulary(input);
    }

    @Override
    public List<Value> outputs(Call call, List<Value> inputs) {
        return layer.outputs(call, inputs);
    }

    @Override
    public Optional<Value> mask(Call call, List<Value> inputs) {
        return layer.mask(call, inputs);
    }

    @Override
    public Value call(Call call, Value x) {
        return layer.call(call, x);
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        return layer.call(call, inputs);
    }

    @Override
    public boolean seesColumns(Shape image) {
        return layer.seesColumns(image);
    }

    @Override
    public String type() {
        return layer.type();
    }

    @Override
    public String toString() {
        return layer + ".named(\"" + name + "\")";
    }
}
