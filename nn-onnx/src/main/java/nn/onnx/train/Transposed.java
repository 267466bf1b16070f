package nn.onnx.train;

import ai.onnxruntime.OnnxTensor;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import nn.data.DType;
import nn.data.Shape;
import nn.onnx.run.SharedTensor;
import nn.onnx.run.Tensors;
import nn.spi.Ports;

/** Knows which weights stand transposed among a trainer's buffers while steps come one by one, and brings them up to date. */
final class Transposed {
    private final NativeBuffers buffers;
    /** The names of weights by those of what they are, transposed. */
    private final Map<String, String> weights = new TreeMap<>();
    /** Whether what is transposed is up to date. */
    private boolean isReady;
    /** Whether steps changed it since the weights themselves were up to date. */
    private boolean isAhead;

    Transposed(NativeBuffers buffers) {
        this.buffers = buffers;
    }

    /** Transposes the weights that a graph wants so, which is to change them. */
    void change(Supplier<Set<String>> inputs) {
        if (!isReady) {
            inputs.get()
                    .forEach(input -> Ports.untransposed(input).ifPresent(weight -> {
                        buffers.put(input, transposed(buffers.get(weight)));
                        weights.put(input, weight);
                    }));
            isReady = true;
        }
        isAhead = true;
    }

    /** Brings the weights themselves up to date. */
    void settle() {
        if (isAhead) {
            weights.forEach((input, weight) -> buffers.put(weight, transposed(buffers.get(input))));
            isAhead = false;
        }
    }

    /** Brings the weights themselves up to date, which are to change. */
    void giveBack() {
        settle();
        forget();
    }

    /** Forgets what is transposed: the weights themselves are others. */
    void forget() {
        isReady = false;
        isAhead = false;
    }

    private static SharedTensor transposed(OnnxTensor matrix) {
        Shape shape = Tensors.shape(matrix);
        int rows = shape.dim(0);
        int columns = shape.dim(1);
        FloatBuffer from = matrix.getFloatBuffer();
        float[] to = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from.get(row * columns + column);
            }
        }
        SharedTensor memory = SharedTensor.of(DType.FLOAT32, Shape.of(columns, rows));
        memory.memory().asFloatBuffer().put(to);
        return memory;
    }
}
