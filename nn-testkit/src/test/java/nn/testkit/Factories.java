package nn.testkit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nn.Layers;
import nn.Losses;
import nn.Optimizers;
import nn.data.ByName;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.optimizer.Optimizer;

/** Finds what users can choose from, by the results of the factories; what users write themselves is left out. */
final class Factories {
    private Factories() {}

    static List<Class<?>> layers() {
        return kinds(Layers.class, Layer.class);
    }

    static List<Class<?>> losses() {
        return kinds(Losses.class, Loss.class);
    }

    static List<Class<?>> optimizers() {
        return kinds(Optimizers.class, Optimizer.class);
    }

    /** Lists the kinds of a type that a class's factories make, such as {@code Dense}. */
    static List<Class<?>> kinds(Class<?> factories, Class<?> type) {
        return Arrays.stream(factories.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .<Class<?>>map(Method::getReturnType)
                .filter(kind -> type.isAssignableFrom(kind) && !ByName.class.isAssignableFrom(kind))
                .distinct()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }
}
