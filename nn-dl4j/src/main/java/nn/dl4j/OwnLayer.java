package nn.dl4j;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import nn.data.Shape;
import nn.layer.Weight;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Describes to DL4J a layer whose arithmetic is a {@link Calculation}. */
final class OwnLayer extends Layer {
    private static final long serialVersionUID = 1L;

    private final transient Calculation calculation;
    private final transient Shape out;
    private final transient List<Weight> weights;

    OwnLayer(Calculation calculation, Shape out, List<Weight> weights) {
        this.calculation = calculation;
        this.out = out;
        this.weights = weights;
    }

    Calculation calculation() {
        return calculation;
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            @Nullable INDArray parameters,
            boolean initialize,
            DataType type) {
        Map<String, INDArray> views = initializer().init(conf, parameters, initialize);
        calculation.weights(new Views(views));
        OwnLayerRun run = new OwnLayerRun(conf, type, calculation, out, parameters, views);
        run.setIndex(index);
        return run;
    }

    @Override
    public ParamInitializer initializer() {
        return new OwnParameters(weights);
    }

    /** Says what comes out in DL4J's words, from which it would otherwise conclude a reshape for the next layer. */
    @Override
    public InputType getOutputType(int index, InputType input) {
        return out.isImage()
                ? InputType.convolutional(out.dim(1), out.dim(2), out.dim(0))
                : InputType.feedForward(out.size());
    }

    @Override
    public void setNIn(InputType input, boolean override) {}

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public List<Regularization> getRegularizationByParam(String parameter) {
        return List.of();
    }

    @Override
    public boolean isPretrainParam(String parameter) {
        return false;
    }

    @Override
    public GradientNormalization getGradientNormalization() {
        return GradientNormalization.None;
    }

    @Override
    public double getGradientNormalizationThreshold() {
        return 0;
    }

    @Override
    public @Nullable LayerMemoryReport getMemoryReport(InputType input) {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
