package nn.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.layer.Weight;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Tells DL4J where in its one vector of parameters the weights of an {@link OwnLayer} lie; all are vectors. */
record OwnParameters(List<Weight> weights) implements ParamInitializer {
    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    }

    @Override
    public long numParams(Layer layer) {
        return weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return weights.stream().map(OwnParameters::key).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return paramKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return false;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, @Nullable INDArray vector, boolean initialize) {
        paramKeys(conf.getLayer()).forEach(conf::addVariable);
        return vector == null ? Map.of() : views(vector);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray vector) {
        return views(vector);
    }

    private Map<String, INDArray> views(INDArray vector) {
        INDArray flat = vector.reshape(vector.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long from = 0;
        for (Weight weight : weights) {
            long to = from + weight.shape().size();
            views.put(key(weight), flat.get(NDArrayIndex.interval(from, to)));
            from = to;
        }
        return views;
    }

    /** Returns the name within the layer: {@code gamma} of {@code normalization/gamma}. */
    static String key(Weight weight) {
        return weight.name().substring(weight.name().lastIndexOf('/') + 1);
    }
}
