package nn.layer;

import java.util.List;
import nn.data.NnException;
import nn.data.Shape;

/** Finds the shapes of a composite's parts, and shows each part with its name and the shape of what goes in. */
final class ShapeWiring implements Composite.Wiring<Shape> {
    private final LayerNames names = new LayerNames();
    private final Visit visit;

    ShapeWiring(Visit visit) {
        this.visit = visit;
    }

    /** Looks at a part that takes the shape that comes to it. */
    @FunctionalInterface
    interface Visit {
        void of(String name, Layer layer, Shape input);
    }

    @Override
    public Shape chain(String scope, List<Layer> layers, Shape x) {
        Shape shape = x;
        for (Layer layer : layers) {
            String name = names.of(layer, scope);
            try {
                Shape out = layer.outputShape(shape);
                visit.of(name, layer, shape);
                shape = out;
            } catch (NnException wrong) {
                throw wrong.at(layer.label());
            }
        }
        return shape;
    }

    @Override
    public Shape shape(Shape x) {
        return x;
    }

    @Override
    public Shape merge(Layer layer, List<Shape> inputs) {
        return layer.outputShape(inputs);
    }
}
