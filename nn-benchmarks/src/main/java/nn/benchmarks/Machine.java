package nn.benchmarks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/**
 * Holds what the machine can do: the best of several tries, since anything else that runs makes it slower.
 *
 * @param gemmOne how many floating-point operations a second a product of large float matrices reaches, in 10⁹, with one
 *     thread
 * @param gemmAll the same with a thread for each core
 * @param copy how many bytes a second are read and written while copying large memory with a thread for each core, in
 *     10⁹
 */
record Machine(double gemmOne, double gemmAll, double copy) {
    static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int SIZE = 1024;
    private static final int TRIES = 6;
    private static final int COPIED = 128 << 20;

    static Machine measure() {
        return new Machine(product(1), product(CORES), copying());
    }

    /** Tells the rate of matrix products at a number of threads. */
    double gemm(int threads) {
        return threads == 1 ? gemmOne : gemmAll;
    }

    private static double product(int threads) {
        Graph graph = Graph.named("product");
        Value x = graph.input("x", ElementType.FLOAT32, new Dims(SIZE, SIZE));
        graph.output("y", Ops.affine(x, x));
        Shape shape = Shape.of(SIZE, SIZE);
        try (RawSession session = new RawSession(GraphWriter.model(graph), threads)) {
            RawSession.Pinned pinned = session.pin(shape, shape).fill(1);
            return best(2.0 * SIZE * SIZE * SIZE, () -> session.run(pinned));
        }
    }

    private static double copying() {
        int part = COPIED / CORES;
        List<ByteBuffer> from = new ArrayList<>();
        List<ByteBuffer> to = new ArrayList<>();
        for (int i = 0; i < CORES; i++) {
            from.add(ByteBuffer.allocateDirect(part));
            to.add(ByteBuffer.allocateDirect(part));
        }
        return best(
                2.0 * part * CORES,
                () -> IntStream.range(0, CORES)
                        .parallel()
                        .forEach(i -> to.get(i).put(0, from.get(i), 0, part)));
    }

    /** Gives the best rate of an amount of work, in 10⁹ a second. */
    private static double best(double amount, Runnable work) {
        double best = 0;
        for (int i = 0; i < TRIES; i++) {
            long begun = System.nanoTime();
            work.run();
            best = Math.max(best, amount / (System.nanoTime() - begun));
        }
        return best;
    }
}
