package nn.onnx.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.onnx.fuse.Blocks;
import nn.onnx.ort.Ort;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Sliding;
import nn.spi.Device;

/**
 * Finds how many channels are a block on this processor. ONNX Runtime does not say, and its ops on blocks are its own, so
 * a small convolution is computed by them: where they are missing, or give anything but what it should, there are none.
 */
public final class BlockSize {
    private static final int[] KNOWN = {16, 8};

    private BlockSize() {}

    private static final class Found {
        private static final int SIZE =
                IntStream.of(KNOWN).filter(BlockSize::isRight).findFirst().orElse(0);
    }

    /** Returns which convolutions are faster on blocks where graphs run on a device. */
    public static Blocks on(Device device) {
        return device.equals(Device.CPU) ? new Blocks(() -> Found.SIZE) : Blocks.NONE;
    }

    /** Computes one window over two blocks of channels, of whole numbers, whose sums are exact in any order. */
    private static boolean isRight(int size) {
        int channels = 2 * size;
        Graph graph = Graph.named("blocks");
        graph.output(
                "y",
                Ops.conv(
                        graph.input("x", ElementType.FLOAT32, new Dims(1, channels, 1, 2)),
                        graph.input("w", ElementType.FLOAT32, new Dims(channels, channels, 1, 2)),
                        Sliding.of(1, 2),
                        1));
        float[] x = numbers(2 * channels, 7);
        float[] w = numbers(2 * channels * channels, 11);
        try (OrtSession session = Sessions.compile(
                        GraphWriter.model(graph, new Blocks(() -> size)),
                        1,
                        new Place(Device.CPU, Threads.exactly(1)));
                OnnxTensor source = tensor(x, 1, channels, 1, 2);
                OnnxTensor kernel = tensor(w, channels, channels, 1, 2);
                OrtSession.Result result = session.run(Map.of("x", source, "w", kernel))) {
            float[] y = new float[channels];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(y);
            return Arrays.equals(y, products(x, w));
        } catch (OrtException | NnException none) {
            return false;
        }
    }

    private static float[] numbers(int count, int until) {
        float[] numbers = new float[count];
        IntStream.range(0, count).forEach(i -> numbers[i] = i * 5 % until);
        return numbers;
    }

    private static OnnxTensor tensor(float[] numbers, long... sizes) throws OrtException {
        return OnnxTensor.createTensor(Ort.environment(), FloatBuffer.wrap(numbers), sizes);
    }

    private static float[] products(float[] x, float[] w) {
        float[] sums = new float[w.length / x.length];
        for (int i = 0; i < w.length; i++) {
            sums[i / x.length] += w[i] * x[i % x.length];
        }
        return sums;
    }
}
