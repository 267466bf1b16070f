package nn.spi;

import java.util.ArrayList;
import java.util.List;
import nn.data.ByName;
import nn.data.Given;

/**
 * Lists what a program wrote itself, layers, losses, optimizers and the like, so that files that hold them can be loaded:
 * a file names a kind by its simple name, and never makes the library load a class.
 *
 * <p>It is given to {@code Onnx.load(path, knows(MyLayer.class))}, or found by {@link java.util.ServiceLoader} under this
 * type.
 */
public interface Kinds {
    /** None. */
    Kinds NONE = List::of;

    /**
     * Lists classes.
     *
     * @return records, each of its own simple name
     */
    List<Class<?>> classes();

    /**
     * Lists lambdas, as {@code Layers.lambda}, {@code Losses.loss} and others make them.
     *
     * @return each of its own word; by default none
     */
    default List<ByName> lambdas() {
        return List.of();
    }

    /**
     * Adds others.
     *
     * @param others more classes and lambdas
     * @return all of them
     */
    default Kinds and(Kinds others) {
        List<Class<?>> classes = new ArrayList<>(Given.all("kinds: kind", classes()));
        classes.addAll(Given.all(
                "kinds: kind", Given.value("kinds: the others", others).classes()));
        List<ByName> lambdas = new ArrayList<>(Given.all("kinds: lambda", lambdas()));
        lambdas.addAll(Given.all("kinds: lambda", others.lambdas()));
        return new Known(classes, lambdas);
    }

    /**
     * Holds what a call gives.
     *
     * @param classes records
     * @param lambdas each of its own word
     */
    record Known(List<Class<?>> classes, List<ByName> lambdas) implements Kinds {
        /** Copies the lists. */
        public Known {
            classes = Given.all("kinds: kind", classes);
            lambdas = Given.all("kinds: lambda", lambdas);
        }
    }
}
