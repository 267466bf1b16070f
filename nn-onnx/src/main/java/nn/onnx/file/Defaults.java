package nn.onnx.file;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.Activations;
import nn.Layers;
import nn.Losses;
import nn.Metrics;
import nn.Optimizers;
import nn.Schedules;
import nn.data.Optimization;
import nn.layer.L1L2;
import nn.layer.Parameters;
import nn.optimizer.UpdateOptions;
import nn.train.History;

/**
 * Knows what stands for a component that a file does not have, since an older version wrote it: whoever adds a component
 * to a description adds its default here, and files of before still load.
 *
 * <p>The defaults are those of the words that users write. What is optional, a list or a map is empty where no default is
 * known; whatever else has none is required.
 */
final class Defaults {
    private static final Map<Class<?>, Default> ALL = new HashMap<>();

    /**
     * A description with nothing chosen but what must be.
     *
     * @param required the components that were chosen
     */
    record Default(Record value, Set<String> required) {}

    static {
        add(Layers.dense(1), "units");
        add(Layers.conv2D(1, 1), "filters", "window");
        add(Layers.maxPool2D());
        add(Layers.averagePool2D());
        add(Layers.conv2D(1, 1).window(), "height", "width", "strideY", "strideX");
        add(Layers.globalAveragePool2D());
        add(Layers.zeroPadding2D(0), "top", "bottom", "left", "right");
        add(Layers.flatten());
        add(Layers.reshape(1), "target");
        add(Layers.activation(Activations.linear()), "activation");
        add(Layers.activityRegularization(new L1L2(0, 0)), "regularizer");
        add(Layers.dropout(0), "rate");
        add(Layers.batchNormalization());
        add(Layers.layerNormalization());
        add(Layers.rescaling(1), "scale");
        add(Layers.normalization(new float[] {0}, new float[] {1}), "mean", "variance");
        add(Layers.block(Layers.flatten()), "layers");
        add(Layers.residual(Layers.flatten()), "layers");
        add(Activations.linear(), "function");
        add(Parameters.DEFAULT);
        add(new L1L2(0, 0));
        add(Losses.huber());
        add(Losses.binaryCrossentropy());
        add(Losses.categoricalCrossentropy());
        add(Losses.sparseCategoricalCrossentropy());
        add(Losses.binaryFocalCrossentropy());
        add(Losses.categoricalFocalCrossentropy());
        add(Optimizers.sgd());
        add(Optimizers.adam());
        add(Optimizers.nadam());
        add(Optimizers.rmsprop());
        add(Optimizers.adagrad());
        add(Optimizers.adamax());
        add(Optimizers.adadelta());
        add(Optimizers.lion());
        add(Optimizers.ftrl());
        add(UpdateOptions.NONE);
        add(Schedules.exponentialDecay(1, 1, 1), "initialLearningRate", "decaySteps", "decayRate");
        add(Schedules.polynomialDecay(1, 1), "initialLearningRate", "decaySteps");
        add(Schedules.inverseTimeDecay(1, 1, 1), "initialLearningRate", "decaySteps", "decayRate");
        add(Schedules.cosineDecay(1, 1), "initialLearningRate", "decaySteps");
        add(Schedules.cosineDecayRestarts(1, 1), "initialLearningRate", "firstDecaySteps");
        add(Metrics.binaryAccuracy());
        add(Metrics.precision());
        add(Metrics.recall());
        add(Metrics.f1());
        add(Metrics.binaryIoU());
        add(Metrics.perplexity());
        add(Metrics.topKAccuracy(1), "k");
        add(Metrics.weighted(Metrics.accuracy()), "metric");
        add(History.EMPTY);
        add(Optimization.FROM_THE_FIRST);
    }

    private Defaults() {}

    private static void add(Record value, String... required) {
        ALL.put(value.getClass(), new Default(value, Set.of(required)));
    }

    static List<Default> all() {
        return List.copyOf(ALL.values());
    }

    /** Finds what stands for a component that is not there. */
    static Optional<Object> of(RecordComponent component) {
        Default known = ALL.get(component.getDeclaringRecord());
        if (known != null && !known.required().contains(component.getName())) {
            return Optional.of(RecordCodec.get(component, known.value()));
        }
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return Optional.of(Optional.empty());
        } else if (type == OptionalDouble.class) {
            return Optional.of(OptionalDouble.empty());
        } else if (type == List.class) {
            return Optional.of(List.of());
        } else if (type == SortedMap.class) {
            return Optional.of(new TreeMap<>());
        }
        return type == Map.class ? Optional.of(Map.of()) : Optional.empty();
    }
}
