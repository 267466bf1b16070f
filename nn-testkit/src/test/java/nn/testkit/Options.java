package nn.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nn.layer.Initializer;
import nn.layer.Layer;
import nn.optimizer.Schedule;

/** Collects which values each option of a description takes, such as {@code Conv2D.window.strideY}. */
final class Options {
    private final SortedMap<String, Set<String>> values = new TreeMap<>();

    SortedMap<String, Set<String>> values() {
        return values;
    }

    /** Collects the options of a layer, loss or optimizer. */
    void collect(Object description) {
        add(description.getClass().getSimpleName(), "here");
        collect(description.getClass().getSimpleName(), description);
    }

    private void collect(String path, Object description) {
        for (RecordComponent component : description.getClass().getRecordComponents()) {
            if (!component.getName().equals("name")) {
                option(path + "." + component.getName(), read(description, component));
            }
        }
    }

    /** What is chosen or not, and what is within a layer, has its options under its own name; a start value has none. */
    private void option(String path, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.filter(Record.class::isInstance).ifPresent(this::collect);
            add(path, optional.map(Options::word).orElse("none"));
        } else if (value instanceof List<?> list && list.stream().allMatch(Layer.class::isInstance)) {
            list.forEach(this::collect);
            add(path, list.size());
        } else if (value instanceof Layer layer) {
            collect(layer);
            add(path, layer);
        } else if (!(value instanceof Initializer)) {
            if (value instanceof Record && !(value instanceof Schedule)) {
                collect(path, value);
            }
            add(path, value);
        }
    }

    private static Object word(Object chosen) {
        return chosen instanceof Record ? chosen.getClass().getSimpleName() : chosen;
    }

    private void add(String path, Object value) {
        values.computeIfAbsent(path, key -> new TreeSet<>()).add(value.toString());
    }

    private static Object read(Object description, RecordComponent component) {
        try {
            return component.getAccessor().invoke(description);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new LinkageError("a record has its accessors", impossible);
        }
    }
}
