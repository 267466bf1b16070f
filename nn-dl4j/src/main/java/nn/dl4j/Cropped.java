package nn.dl4j;

import java.util.Optional;
import nn.data.Shape;
import nn.layer.Padding;
import nn.layer.Window;
import nn.layer.Windowed;
import nn.spi.Node;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Crops an image to the rows and columns that windows of the next layer see.
 *
 * <p>Where strides are larger than windows, padding "same" adds nothing; DL4J then computes a negative padding, and
 * refuses it.
 *
 * @param whole the image, [channels, height, width]
 * @param height rows to keep
 * @param width columns to keep
 */
record Cropped(Shape whole, int height, int width) implements InputPreProcessor {
    private static final long serialVersionUID = 1L;

    /**
     * Finds what must be cropped before a node.
     *
     * @param node any node
     * @param in the shape of what goes in
     * @return nothing where all is seen, or DL4J's layer passes over the rest by itself
     */
    static Optional<Cropped> before(Node node, Shape in) {
        if (!(node.layer() instanceof Windowed<?> layer) || layer.window().padding() == Padding.VALID) {
            return Optional.empty();
        }
        Window window = layer.window();
        int height = (node.out().dim(1) - 1) * window.strideY() + (window.height() - 1) * window.dilationY() + 1;
        int width = (node.out().dim(2) - 1) * window.strideX() + (window.width() - 1) * window.dilationX() + 1;
        return height < in.dim(1) || width < in.dim(2)
                ? Optional.of(new Cropped(in, Math.min(height, in.dim(1)), Math.min(width, in.dim(2))))
                : Optional.empty();
    }

    private INDArray kept(INDArray image) {
        return image.get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.interval(0, height),
                NDArrayIndex.interval(0, width));
    }

    @Override
    public INDArray preProcess(INDArray input, int rows, LayerWorkspaceMgr workspaces) {
        return workspaces.dup(ArrayType.ACTIVATIONS, kept(input), 'c');
    }

    @Override
    public INDArray backprop(INDArray gradient, int rows, LayerWorkspaceMgr workspaces) {
        INDArray all = workspaces.create(
                ArrayType.ACTIVATION_GRAD, DataType.FLOAT, Tensors.dims(whole.batch((int) gradient.size(0))), 'c');
        kept(all).assign(gradient);
        return all;
    }

    @Override
    public InputPreProcessor clone() {
        return this;
    }

    @Override
    public InputType getOutputType(InputType input) {
        return InputType.convolutional(height, width, whole.dim(0));
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(
            @Nullable INDArray mask, @Nullable MaskState state, int rows) {
        return new Pair<>(mask, state);
    }
}
