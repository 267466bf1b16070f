package nn.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.data.Randoms;

/** Runs an op forward and backward: the inner product of its output with fixed factors, and the gradients of that. */
final class OpCheck implements AutoCloseable {
    private static final long SEED = 11;

    /** An op of some inputs of given sizes. */
    record Op(String name, Type type, List<Dims> inputs, Function<List<Value>, Value> maker) {}

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Op op;
    private final Graph graph = Graph.named("check");
    private final Map<String, Dims> inputs = new LinkedHashMap<>();
    private final int outputs;

    OpCheck(Op op) throws OrtException {
        this.op = op;
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < op.inputs().size(); i++) {
            values.add(graph.input("x" + i, op.type(), op.inputs().get(i)));
            inputs.put("x" + i, op.inputs().get(i));
        }
        Value y = op.maker().apply(values);
        outputs = size(y.dims());
        Value factors = graph.input("factors", op.type(), y.dims());
        inputs.put("factors", y.dims());
        Value loss = Reduction.sum(Arithmetic.mul(y, factors));
        Map<Value, Value> gradients = Gradients.of(loss, graph.scalar(op.type(), 1), values);
        graph.output("y", y);
        for (int i = 0; i < values.size(); i++) {
            graph.output("gradient" + i, gradients.get(values.get(i)));
        }
        session = environment.createSession(Protos.model(graph).toByteArray());
    }

    void run() throws OrtException {
        double step = op.type() == Type.DOUBLE ? 1e-6 : 1.0 / 256;
        double tolerance = op.type() == Type.DOUBLE ? 1e-8 : 5e-4;
        double[] factors = numbers("factors", outputs);
        List<double[]> point = new ArrayList<>();
        for (int i = 0; i < op.inputs().size(); i++) {
            point.add(numbers("x" + i, size(op.inputs().get(i))));
        }
        List<double[]> gradients = gradients(point, factors);
        for (int i = 0; i < point.size(); i++) {
            double[] x = point.get(i);
            for (int element = 0; element < x.length; element++) {
                double origin = x[element];
                x[element] = origin + step;
                double above = loss(point, factors);
                x[element] = origin - step;
                double below = loss(point, factors);
                x[element] = origin;
                assertThat(gradients.get(i)[element])
                        .as("%s: d/dx%d[%d], seed %d", op.name(), i, element, SEED)
                        .isCloseTo((above - below) / (2 * step), within(tolerance));
            }
        }
    }

    /** Draws distinct multiples of 1/32 off by 1/64, so that no step crosses a kink or a tie. */
    private static double[] numbers(String name, int count) {
        int[] order = Randoms.of(SEED, name, 0).permutation(count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (order[i] - count / 2) / Math.max(16.0, count / 2.0) + 1.0 / 64;
        }
        return numbers;
    }

    private double loss(List<double[]> point, double[] factors) throws OrtException {
        double[] y = run(point, factors).get("y");
        return IntStream.range(0, y.length).mapToDouble(i -> y[i] * factors[i]).sum();
    }

    List<double[]> gradients(List<double[]> point, double[] factors) throws OrtException {
        Map<String, double[]> all = run(point, factors);
        return Stream.iterate(0, i -> i + 1)
                .limit(point.size())
                .map(i -> all.get("gradient" + i))
                .toList();
    }

    private Map<String, double[]> run(List<double[]> point, double[] factors) throws OrtException {
        List<double[]> numbers = new ArrayList<>(point);
        numbers.add(factors);
        Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, Dims> input : inputs.entrySet()) {
            feeds.put(
                    input.getKey(), tensor(numbers.get(next++), input.getValue().sizes()));
        }
        Map<String, double[]> found = new LinkedHashMap<>();
        try (OrtSession.Result result = session.run(feeds)) {
            result.forEach(each -> found.put(each.getKey(), doubles((OnnxTensor) each.getValue())));
        }
        feeds.values().forEach(OnnxTensor::close);
        return found;
    }

    private OnnxTensor tensor(double[] numbers, long[] sizes) throws OrtException {
        if (op.type() == Type.DOUBLE) {
            return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(numbers), sizes);
        }
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), sizes);
    }

    private double[] doubles(OnnxTensor tensor) {
        if (op.type() == Type.DOUBLE) {
            DoubleBuffer buffer = tensor.getDoubleBuffer();
            double[] numbers = new double[buffer.remaining()];
            buffer.get(numbers);
            return numbers;
        }
        FloatBuffer buffer = tensor.getFloatBuffer();
        double[] numbers = new double[buffer.remaining()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = buffer.get(i);
        }
        return numbers;
    }

    private static int size(Dims dims) {
        return (int) LongStream.of(dims.sizes()).reduce(1, (a, b) -> a * b);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
