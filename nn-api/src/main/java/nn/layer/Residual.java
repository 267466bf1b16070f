package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;

/**
 * Adds what goes in to what its layers make of it: {@code layers(x) + shortcut(x)}.
 *
 * <p>He et al., 2015. The shortcut is x itself by default.
 *
 * @param layers at least one, in their order
 * @param shortcut the layers on the other way, none by default
 * @param name the user's name, or empty
 */
public record Residual(List<Layer> layers, List<Layer> shortcut, String name) implements Composite {
    /** Copies the layers. */
    public Residual {
        layers = Nesting.copy("residual", layers);
        shortcut = Nesting.copy("residual", shortcut);
        if (layers.isEmpty()) {
            throw NnException.of("a residual needs at least one layer, but had none.");
        }
    }

    /**
     * Puts layers on the way around, for where the shape changes.
     *
     * @param others such as {@code conv2D(32, 1).strides(2)}
     * @return a new layer
     */
    public Residual shortcut(Layer... others) {
        return new Residual(layers, Given.all("residual: shortcut layer", others), name);
    }

    @Override
    public Residual named(String other) {
        return new Residual(layers, shortcut, Check.name(other));
    }

    @Override
    public <T> T wire(Wiring<T> wiring, T x) {
        T through = wiring.chain("", layers, x);
        return wiring.merge(new Add(""), List.of(through, wiring.chain("shortcut", shortcut, x)));
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape through = new Block(layers, "").outputShape(input);
        Shape around = shortcut.isEmpty() ? input : new Block(shortcut, "").outputShape(input);
        if (!through.equals(around)) {
            throw NnException.of("the layers give %s, but the way around gives %s.", through, around)
                    .maybe("%s", hint(through, input));
        }
        return through;
    }

    private static String hint(Shape through, Shape input) {
        if (through.isImage() && input.isImage()) {
            int stride = Math.max(1, Math.round((float) input.dim(1) / through.dim(1)));
            return "add .shortcut(conv2D(" + through.dim(0) + ", 1).strides(" + stride + ").same()).";
        }
        return "add .shortcut(…) with layers that give " + through + ".";
    }

    @Override
    public String label() {
        return "residual(" + layers.size() + " layers)";
    }

    @Override
    public String toString() {
        Words words = Words.ofAll("residual", layers);
        return (shortcut.isEmpty() ? words : words.andAll("shortcut", shortcut))
                .named(name)
                .toString();
    }
}
