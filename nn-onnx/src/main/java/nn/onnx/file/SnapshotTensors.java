package nn.onnx.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.onnx.write.Protos;
import nn.op.ElementType;
import nn.train.Snapshot;

/**
 * Holds the tensors of a training under way, which stand as initializers beside the optimizer's slots: what metrics have
 * added up, and the states that callbacks remember.
 *
 * @param sums in double precision, by name
 * @param states float32, by name
 */
record SnapshotTensors(SortedMap<String, double[]> sums, SortedMap<String, Tensor> states) {
    /** The name of the graph that holds them. */
    static final String GRAPH = "checkpoint";

    private static final String SUM = "sum:";
    private static final String WEIGHTS = "weights";
    private static final String SLOTS = "slots";

    static Draft of(Snapshot snapshot) {
        Draft graph = new Draft().add(Field.GRAPH_NAME, GRAPH);
        snapshot.sums().forEach((name, sums) -> graph.add(Field.GRAPH_INITIALIZER, proto(SUM + name, sums)));
        List<Snapshot.Remembered> callbacks = snapshot.memos();
        for (int i = 0; i < callbacks.size(); i++) {
            int index = i;
            List<State> states = List.copyOf(callbacks.get(i).memo().states().values());
            IntStream.range(0, states.size()).forEach(state -> add(graph, index, state, states.get(state)));
        }
        return new Draft().add(Field.TRAINING_ALGORITHM, graph);
    }

    private static void add(Draft graph, int callback, int place, State state) {
        state.weights()
                .forEach((weight, tensor) -> graph.add(
                        Field.GRAPH_INITIALIZER, TensorProtos.of(prefix(callback, place, WEIGHTS) + weight, tensor)));
        state.slots()
                .forEach((slot, tensor) -> graph.add(
                        Field.GRAPH_INITIALIZER, TensorProtos.of(prefix(callback, place, SLOTS) + slot, tensor)));
    }

    private static String prefix(int callback, int state, String kind) {
        return callback + ":" + state + ":" + kind + ":";
    }

    private static Draft proto(String name, double... sums) {
        ByteBuffer bytes = ByteBuffer.allocate(sums.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(sums);
        return Protos.tensor(name, ElementType.FLOAT64, new long[] {sums.length}, bytes);
    }

    static SnapshotTensors of(List<Message> protos) {
        SortedMap<String, double[]> sums = new TreeMap<>();
        protos.stream()
                .filter(proto -> proto.text(Field.TENSOR_NAME).startsWith(SUM))
                .forEach(proto -> sums.put(proto.text(Field.TENSOR_NAME).substring(SUM.length()), doubles(proto)));
        Stream<Message> others =
                protos.stream().filter(proto -> !proto.text(Field.TENSOR_NAME).startsWith(SUM));
        return new SnapshotTensors(sums, TensorProtos.read(others));
    }

    private static double[] doubles(Message proto) {
        ByteBuffer bytes = proto.bytes(Field.TENSOR_RAW_DATA).duplicate().order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(numbers);
        return numbers;
    }

    SortedMap<String, Tensor> weights(int callback, int state) {
        return part(prefix(callback, state, WEIGHTS));
    }

    SortedMap<String, Tensor> slots(int callback, int state) {
        return part(prefix(callback, state, SLOTS));
    }

    private SortedMap<String, Tensor> part(String prefix) {
        SortedMap<String, Tensor> part = new TreeMap<>();
        states.tailMap(prefix).forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return part;
    }
}
