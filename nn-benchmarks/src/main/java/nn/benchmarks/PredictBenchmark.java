package nn.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import nn.Model;
import nn.Predictor;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.Onnx;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures predicting one row, 256, and all 10 000 of a test set, beside ONNX Runtime called by hand with pinned inputs and outputs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PredictBenchmark {
    static final int BATCH = 256;
    private static final int ALL = 10_000;
    private static final Shape ROW = Shape.of(784);
    private static final Shape OUTPUT = Shape.of(10);

    private final Predictor predictor;
    private final RawSession raw;
    private final float[] row = new float[ROW.size()];
    private final float[] output = new float[OUTPUT.size()];
    private final Tensor rows;
    private final Tensor all;
    private final RawSession.Pinned one;
    private final RawSession.Pinned many;
    private final RawSession.Pinned whole;

    /** Draws the lecture's network, and opens it twice. */
    public PredictBenchmark() {
        Model model = Task.LECTURE.network().input(ROW.dims()).init(1);
        float[] ones = new float[BATCH * ROW.size()];
        Arrays.fill(ones, 1);
        Arrays.fill(row, 1);
        rows = Tensor.of(ROW.batch(BATCH), ones);
        all = Tensor.zeros(ROW.batch(ALL));
        predictor = model.predictor();
        raw = new RawSession(exported(model), 1);
        one = raw.pin(ROW.batch(1), OUTPUT.batch(1));
        many = raw.pin(ROW.batch(BATCH), OUTPUT.batch(BATCH)).fill(1);
        whole = raw.pin(ROW.batch(ALL), OUTPUT.batch(ALL));
    }

    private static byte[] exported(Model model) {
        try {
            Path file = Files.createTempFile("nn", ".onnx");
            Onnx.save(model, file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Predicts a row into an array. */
    @Benchmark
    public float[] row() {
        predictor.predict(row, output);
        return output;
    }

    /** Does the same by hand. */
    @Benchmark
    public float[] rowByHand() {
        one.input().put(0, row);
        raw.run(one);
        one.output().get(0, output);
        return output;
    }

    /** Predicts 256 rows. */
    @Benchmark
    public Tensor batch() {
        return predictor.predict(rows);
    }

    /** Does the same by hand, always into the same memory. */
    @Benchmark
    public float batchByHand() {
        raw.run(many);
        return many.output().get(0);
    }

    /** Predicts a whole test set. */
    @Benchmark
    public Tensor all() {
        return predictor.predict(all);
    }

    /** Does the same by hand, at once. */
    @Benchmark
    public float allByHand() {
        raw.run(whole);
        return whole.output().get(0);
    }

    /** Gives native memory back. */
    @TearDown
    public void close() {
        predictor.close();
        raw.close();
    }
}
