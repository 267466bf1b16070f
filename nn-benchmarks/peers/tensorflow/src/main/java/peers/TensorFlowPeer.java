package peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Trains the lecture's network with TensorFlow-Java's graphs, without metrics. Arguments: lecture, folder, epochs, threads. */
public final class TensorFlowPeer implements AutoCloseable {

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final List<Op> starts = new ArrayList<>();
    private final Placeholder<TFloat32> images =
            tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, Digits.PIXELS)));
    private final Placeholder<TFloat32> targets =
            tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, Digits.CLASSES)));
    private final Operand<TFloat32> output = dense(dense(images, Digits.PIXELS, 30), 30, Digits.CLASSES);
    private final Operand<TInt64> classes = tf.math.argMax(output, tf.constant(1));
    private final Op step = new GradientDescent(graph, 0.01f)
            .minimize(tf.math.mean(tf.math.squaredDifference(output, targets), tf.constant(new int[] {0, 1})));
    private final Session session;

    private TensorFlowPeer(int threads) {
        session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(1)
                        .build());
        starts.forEach(start -> session.runner().addTarget(start).run());
    }

    private Operand<TFloat32> dense(Operand<TFloat32> x, int in, int out) {
        Variable<TFloat32> kernel = tf.variable(Shape.of(in, out), TFloat32.class);
        Variable<TFloat32> bias = tf.variable(Shape.of(out), TFloat32.class);
        Operand<TFloat32> uniform =
                tf.random.randomUniform(tf.constant(new long[] {in, out}), TFloat32.class);
        float width = (float) (2 * Math.sqrt(6.0 / (in + out)));
        starts.add(tf.assign(
                kernel, tf.math.mul(tf.math.sub(uniform, tf.constant(0.5f)), tf.constant(width))));
        starts.add(tf.assign(bias, tf.zeros(tf.constant(new int[] {out}), TFloat32.class)));
        return tf.math.sigmoid(tf.math.add(tf.linalg.matMul(x, kernel), bias));
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        try (TensorFlowPeer peer = new TensorFlowPeer(Integer.parseInt(args[3]))) {
            peer.train(folder, Integer.parseInt(args[2]));
            Said.line("accuracy", peer.accuracy(folder));
        }
        Said.line("version", Said.jar(GradientDescent.class) + ", TensorFlow " + TensorFlow.version());
        Said.line("threads", args[3]);
        Said.memory();
    }

    private void train(Path folder, int epochs) throws IOException {
        Digits digits = Digits.read(folder, "train");
        digits.epochs(epochs, order -> Digits.batches(order, rows -> step(digits, rows)));
    }

    private void step(Digits digits, int[] rows) {
        try (TFloat32 given = tensor(digits.images(rows), Digits.PIXELS);
                TFloat32 wanted = tensor(digits.oneHot(rows), Digits.CLASSES)) {
            session.runner().feed(images, given).feed(targets, wanted).addTarget(step).run();
        }
    }

    private static TFloat32 tensor(float[] values, int width) {
        return TFloat32.tensorOf(Shape.of(values.length / width, width), DataBuffers.of(values));
    }

    private double accuracy(Path folder) throws IOException {
        Digits digits = Digits.read(folder, "t10k");
        try (TFloat32 given = tensor(digits.pixels(), Digits.PIXELS);
                Result result = session.runner().feed(images, given).fetch(classes).run()) {
            TInt64 found = (TInt64) result.get(0);
            long[] labels = new long[digits.size()];
            Arrays.setAll(labels, i -> found.getLong(i));
            return digits.accuracy(labels);
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
