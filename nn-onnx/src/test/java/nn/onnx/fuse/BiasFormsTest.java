package nn.onnx.fuse;

import static nn.op.Ops.affine;
import static nn.op.Ops.mul;
import static nn.op.Ops.sum;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import nn.onnx.ort.Ort;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;
import nn.onnx.run.Threads;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Value;
import nn.spi.Device;
import nn.spi.Forms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the gradients of biases by products with ones against sums over the rows. */
class BiasFormsTest {
    private static final int INPUTS = 3;

    @ParameterizedTest
    @CsvSource({
        "1,63,false",
        "1,64,true",
        "1,511,true",
        "1,512,false",
        "2,63,false",
        "2,64,true",
        "2,512,true",
        "2,513,false"
    })
    void sumsAreThoseOfThePlainForm(int threads, int width, boolean isFaster) throws OrtException {
        Forms fast = FastForms.of(Device.CPU, threads, Blocks.NONE);
        assertThat(sums(graph(width, fast))).isEqualTo(!isFaster);
        Place place = new Place(Device.CPU, Threads.exactly(threads));
        try (OrtSession plain = Sessions.compile(GraphWriter.model(graph(width, Forms.PLAIN)), threads, place);
                OrtSession faster = Sessions.compile(GraphWriter.model(graph(width, fast)), threads, place)) {
            for (int rows : new int[] {1, 2, 127, 128}) {
                assertClose(run(faster, rows, width), run(plain, rows, width), rows);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"64", "512"})
    void onAGpuSumsStay(int width) {
        Device gpu = new Device("cuda:0", Optional.empty());
        assertThat(sums(graph(width, FastForms.of(gpu, 2, Blocks.NONE)))).isTrue();
    }

    /** Two sums of so many numbers below 1, in any order, differ by no more. */
    private static void assertClose(float[] found, float[] expected, int rows) {
        assertThat(found).hasSameSizeAs(expected);
        float bound = rows * rows * Math.ulp(1f);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isBetween(expected[i] - bound, expected[i] + bound);
        }
    }

    private static boolean sums(Graph graph) {
        Value gradient = Objects.requireNonNull(graph.outputs().get("gradient"));
        return gradient.op("ReduceSum").isPresent();
    }

    /** The total is the sum of (x · w + b) · t, so that the bias has the sums of t. */
    private static Graph graph(int width, Forms forms) {
        Graph graph = Graph.named("bias");
        Value x = graph.input("x", ElementType.FLOAT32, new Dims(Dims.BATCH, INPUTS));
        Value w = graph.input("w", ElementType.FLOAT32, new Dims(INPUTS, width));
        Value b = graph.input("b", ElementType.FLOAT32, new Dims(width));
        Value t = graph.input("t", ElementType.FLOAT32, new Dims(Dims.BATCH, width));
        Value total = sum(mul(affine(x, w, b), t), false, 0, 1);
        Map<Value, Value> found =
                Gradients.of(Map.of(total, graph.scalar(total.type(), 1)), List.of(w, b), forms.gradients());
        graph.output("gradient", Objects.requireNonNull(found.get(b)));
        return graph;
    }

    private static float[] run(OrtSession session, int rows, int width) throws OrtException {
        Random random = new Random(rows);
        float[] factors = new float[rows * width];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = 2 * random.nextFloat() - 1;
        }
        float[] found = new float[width];
        try (OnnxTensor t = tensor(factors, rows, width);
                OnnxTensor x = tensor(new float[rows * INPUTS], rows, INPUTS);
                OnnxTensor w = tensor(new float[INPUTS * width], INPUTS, width);
                OnnxTensor b = tensor(new float[width], width);
                OrtSession.Result result = session.run(Map.of("t", t, "x", x, "w", w, "b", b))) {
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(found);
        }
        return found;
    }

    private static OnnxTensor tensor(float[] numbers, long... shape) throws OrtException {
        return OnnxTensor.createTensor(Ort.environment(), FloatBuffer.wrap(numbers), shape);
    }
}
