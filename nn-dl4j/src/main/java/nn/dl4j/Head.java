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

/** Ends a network that is trained: what DL4J sees as its loss is a {@link BatchLoss}. */
final class Head extends LossLayer {
    private static final long serialVersionUID = 1L;

    /** The targets and weights of the batch that comes next, and the outcome on the one before. */
    static final class Exchange {
        private final BatchLoss loss;
        private Tensor targets = Tensor.of(new float[] {0});
        private Optional<Tensor> weights = Optional.empty();
        private Outcome outcome = new Outcome(0, new float[0], new float[0]);

        Exchange(BatchLoss loss) {
            this.loss = loss;
        }

        void expect(Tensor rows, Optional<Tensor> rowWeights) {
            targets = rows;
            weights = rowWeights;
        }

        Outcome compute(INDArray output) {
            outcome = loss.of(Tensors.floats(output), targets, weights);
            return outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    private final transient Exchange exchange;

    Head(Exchange exchange) {
        super(new LossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY));
        this.exchange = exchange;
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            @Nullable INDArray parameters,
            boolean initialize,
            DataType type) {
        HeadRun run = new HeadRun(conf, type, exchange);
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
