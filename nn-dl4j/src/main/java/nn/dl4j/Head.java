package nn.dl4j;

import java.util.Collection;
import java.util.Optional;
import nn.data.Tensor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Ends a network that is trained: what DL4J sees as its loss is judged by a {@link Court}. */
final class Head extends LossLayer {
    private static final long serialVersionUID = 1L;

    /** The targets and weights of the batch that comes next, and the verdict on the one before. */
    static final class Bench {
        private final Court court;
        private Tensor targets = Tensor.of(new float[] {0});
        private Optional<Tensor> weights = Optional.empty();
        private Verdict verdict = new Verdict(0, new float[0], new float[0]);

        Bench(Court court) {
            this.court = court;
        }

        void expect(Tensor rows, Optional<Tensor> rowWeights) {
            targets = rows;
            weights = rowWeights;
        }

        Verdict judge(INDArray output) {
            verdict = court.judge(Memory.floats(output), targets, weights);
            return verdict;
        }

        Verdict verdict() {
            return verdict;
        }
    }

    private final transient Bench bench;

    Head(Bench bench) {
        super(new LossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY));
        this.bench = bench;
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            @Nullable INDArray parameters,
            boolean initialize,
            DataType type) {
        HeadRun run = new HeadRun(conf, type, bench);
        run.setIndex(index);
        run.setParamTable(initializer().init(conf, parameters, initialize));
        return run;
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
