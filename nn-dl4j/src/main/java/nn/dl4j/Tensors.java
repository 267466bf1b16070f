package nn.dl4j;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies numbers between tensors and ND4J's arrays. */
final class Tensors {
    private Tensors() {}

    static INDArray vector(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return Nd4j.createFromArray(floats);
    }

    static long[] dims(Shape shape) {
        long[] dims = new long[shape.rank()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = shape.dim(i);
        }
        return dims;
    }

    /** Returns the axis of channels in a batch of images, of features in others. */
    static int featureAxis(INDArray rows) {
        return rows.rank() == 4 ? 1 : rows.rank() - 1;
    }

    /** Allocates an array of a shape, in row-major order. */
    static INDArray allocate(Shape shape) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', dims(shape));
    }

    /** Fills an array that {@link #allocate} made. */
    static void fill(INDArray array, Tensor from) {
        FloatBuffer to = array.data().asNioFloat();
        ByteBuffer memory = from.memory();
        switch (from.type()) {
            case FLOAT32 -> to.put(memory.asFloatBuffer());
            case INT32, UINT8 -> to.put(from.floats());
        }
        Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }

    /** Copies an array of any order. */
    static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    /** Copies an array of any order. */
    static Tensor tensor(INDArray array, Shape shape) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        memory.asFloatBuffer().put(floats(array));
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }
}
