package nn.dl4j;

import java.util.Collection;
import java.util.Optional;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Ends a network, or a branch of one, that is trained: what DL4J sees as its loss is a {@link BatchLoss}. */
final class Head extends LossLayer {
    private static final long serialVersionUID = 1L;

    /** Gives the gradient that the backward pass begins with. */
    @FunctionalInterface
    interface Start {
        /** Computes it from what comes out, laid out row after row. */
        float[] gradient(INDArray output);
    }

    /** Ends what no loss depends on. */
    static final Start NOTHING = output -> new float[Math.toIntExact(output.length())];

    /** The targets and weights of the batch that comes next, and the outcome on the one before. */
    static final class Exchange implements Start {
        private final BatchLoss loss;
        private Tensor targets = Tensor.of(new float[] {0});
        private Optional<Tensor> weights = Optional.empty();
        private BatchOutcome outcome = new BatchOutcome(0, new float[0], new float[0]);

        Exchange(BatchLoss loss) {
            this.loss = loss;
        }

        void expect(WeightedTargets expected) {
            targets = expected.targets();
            weights = expected.weights();
        }

        BatchOutcome compute(INDArray output) {
            outcome = loss.of(Tensors.floats(output), targets, weights);
            return outcome;
        }

        BatchOutcome outcome() {
            return outcome;
        }

        @Override
        public float[] gradient(INDArray output) {
            return compute(output).gradient();
        }
    }

    private final transient Start start;

    Head(Start start) {
        super(new LossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY));
        this.start = start;
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            @Nullable INDArray parameters,
            boolean initialize,
            DataType type) {
        HeadRun run = new HeadRun(conf, type, start);
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
