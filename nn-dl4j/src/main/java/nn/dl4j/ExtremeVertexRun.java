package nn.dl4j;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Takes the greatest, or the least, of all inputs, number by number; the first of equals wins, and NaN over all. */
// DL4J's own classes disagree on whether setInputs has three dots.
@SuppressWarnings("overrides")
final class ExtremeVertexRun extends ElementWiseVertex {
    private static final long serialVersionUID = 1L;

    private final boolean greatest;
    /** Which input won, number by number. */
    private transient int[] winners = {};

    ExtremeVertexRun(ComputationGraph graph, String name, int index, DataType type, boolean greatest) {
        super(graph, name, index, Op.Max, type);
        this.greatest = greatest;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        float[] best = Tensors.floats(inputs[0]);
        winners = new int[best.length];
        for (int input = 1; input < inputs.length; input++) {
            float[] next = Tensors.floats(inputs[input]);
            for (int i = 0; i < best.length; i++) {
                if (wins(next[i], best[i])) {
                    best[i] = next[i];
                    winners[i] = input;
                }
            }
        }
        return array(best, inputs[0].shape(), ArrayType.ACTIVATIONS, workspaces);
    }

    private boolean wins(float next, float best) {
        boolean beyond = greatest ? next > best : next < best;
        return beyond || Float.isNaN(next) && !Float.isNaN(best);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        float[] all = Tensors.floats(epsilon);
        INDArray[] gradients = new INDArray[inputs.length];
        for (int input = 0; input < gradients.length; input++) {
            float[] own = new float[all.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = winners[i] == input ? all[i] : 0;
            }
            gradients[input] = array(own, epsilon.shape(), ArrayType.ACTIVATION_GRAD, workspaces);
        }
        return new Pair<>(null, gradients);
    }

    private static INDArray array(float[] values, long[] shape, ArrayType use, LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(use, DataType.FLOAT, shape, 'c').assign(Nd4j.create(values, shape, 'c'));
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
