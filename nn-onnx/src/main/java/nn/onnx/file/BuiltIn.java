package nn.onnx.file;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.Activations;
import nn.Constraints;
import nn.Initializers;
import nn.Layers;
import nn.Losses;
import nn.Metrics;
import nn.Optimizers;
import nn.Regularizers;
import nn.Schedules;
import nn.data.Optimization;
import nn.layer.L1L2;
import nn.layer.Renamed;
import nn.metric.Named;
import nn.onnx.layer.Imported;
import nn.optimizer.Schedule;
import nn.train.History;

/**
 * Lists the descriptions that a file may hold: whatever the words that users write give, so that a new one needs no line
 * here.
 */
final class BuiltIn {
    private static final List<Class<?>> FACTORIES = List.of(
            Layers.class,
            Activations.class,
            Initializers.class,
            Regularizers.class,
            Constraints.class,
            Losses.class,
            Optimizers.class,
            Schedules.class,
            Metrics.class);

    static final List<Class<?>> ALL = Stream.concat(
                    Stream.of(
                            Chain.class,
                            LayerGraph.class,
                            History.class,
                            Optimization.class,
                            Schedule.class,
                            Named.class,
                            Standing.class,
                            Imported.class,
                            Renamed.class),
                    FACTORIES.stream()
                            .flatMap(factory -> Stream.of(factory.getMethods()))
                            .filter(method -> Modifier.isStatic(method.getModifiers()))
                            .map(Method::getReturnType))
            .distinct()
            .toList();

    /** What files of before call by another name. */
    static final Map<String, Class<?>> FORMER = Map.of("Regularizer", L1L2.class, "Architecture", Chain.class);

    private BuiltIn() {}
}
