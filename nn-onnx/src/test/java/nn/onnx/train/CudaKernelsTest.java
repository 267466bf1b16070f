package nn.onnx.train;

import static java.util.Map.entry;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import nn.Losses;
import nn.Optimizers;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.loss.Loss;
import nn.onnx.OnnxEngine;
import nn.onnx.fuse.FastForms;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Edit;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.onnx.write.GraphWriter;
import nn.op.ElementType;
import nn.op.OpType;
import nn.op.Ops;
import nn.spi.Ages;
import nn.spi.ChunkTypes;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.TargetTypes;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;
import nn.testkit.GoldenVectors;
import org.junit.jupiter.api.Test;

/** Holds the training graph of every golden case, and so of every layer, loss and optimizer, against the list. */
class CudaKernelsTest implements GoldenVectors {
    private static final CudaKernels KERNELS = new CudaKernels();
    private static final List<String> ANY = List.of("bool", "float", "int32", "int64", "uint8", "uint32");

    /** The types for which an op must have a kernel, where that is not just float. */
    private static final Map<String, List<String>> USES = Map.ofEntries(
            entry("And", List.of("bool")),
            entry("Or", List.of("bool")),
            entry("Not", List.of("bool")),
            entry("Cast", ANY),
            entry("Identity", ANY),
            entry("Shape", ANY),
            entry("Reshape", ANY),
            entry("Slice", ANY),
            entry("Concat", ANY),
            entry("Gather", ANY),
            entry("Scan", ANY),
            entry("Equal", List.of("bool", "float", "int32", "int64", "uint32")),
            entry("Less", List.of("float", "int32", "int64", "uint32")),
            entry("OneHot", List.of("int32", "int64")),
            entry("Range", List.of("int64")));

    @Override
    public TrainingEngine engine() {
        return new EngineOfTrainers(new OnnxEngine(), CudaKernelsTest::watched);
    }

    private static void assertKernels(Plan plan) {
        List<ElementType> inputs = plan.network().inputs().stream()
                .map(input -> ElementType.FLOAT32)
                .toList();
        for (boolean weighted : new boolean[] {false, true}) {
            List<TargetTypes> targets = plan.objectives().stream()
                    .map(each -> new TargetTypes(
                            each.loss().targets() == Loss.Targets.LABELS ? ElementType.INT32 : ElementType.FLOAT32,
                            weighted ? 1 : 0))
                    .toList();
            ChunkTypes types = new ChunkTypes(inputs, targets, false);
            assertThat(KERNELS.missing(graph(training(plan, types)))).isEmpty();
            assertThat(KERNELS.missing(graph(GraphWriter.model(plan.evaluation(types)))))
                    .isEmpty();
        }
    }

    private static byte[] training(Plan plan, ChunkTypes types) {
        Ages ages = Ages.of(plan, nn.data.Optimization.FROM_THE_FIRST);
        return GraphWriter.model(plan.training(types, ages, FastForms.ANYWHERE));
    }

    private static Message graph(byte[] model) {
        return new Message(ByteBuffer.wrap(model)).message(Field.MODEL_GRAPH);
    }

    @Test
    void everyOpOfTheCatalogueHasAKernelForWhatItIsUsedFor() {
        assertThat(Ops.types().stream()
                        .map(OpType::name)
                        .flatMap(op -> USES.getOrDefault(op, List.of("float")).stream()
                                .filter(type -> !KERNELS.has(op, type))
                                .map(type -> op + " of " + type)))
                .isEmpty();
    }

    @Test
    void theUsesAreOfOpsOfTheCatalogue() {
        assertThat(Ops.types().stream().map(OpType::name)).containsAll(USES.keySet());
    }

    @Test
    void dropoutAndBytesHaveKernels() {
        Network network = Sequential.of(dropout(0.3), dense(3).softmax()).network(Shape.of(4));
        Plan plan = new Plan(network, Losses.categoricalCrossentropy(), Optimizers.adam(), 1, true);
        assertKernels(plan);
        ChunkTypes bytes = new ChunkTypes(List.of(ElementType.UINT8), ElementType.UINT8, false);
        assertThat(KERNELS.missing(graph(training(plan, bytes)))).isEmpty();
    }

    @Test
    void anOperatorWithoutAKernelIsFound() {
        byte[] model = training(
                new Plan(
                        Sequential.of(dense(2)).network(Shape.of(3)),
                        Losses.meanSquaredError(),
                        Optimizers.sgd(),
                        0,
                        false),
                new ChunkTypes(List.of(ElementType.FLOAT32), ElementType.FLOAT32, false));
        String input = graph(model)
                .messages(Field.GRAPH_INPUT)
                .findFirst()
                .orElseThrow()
                .text(Field.INFO_NAME);
        Draft planted = new Draft()
                .add(Field.NODE_OP_TYPE, "BitShift")
                .add(Field.NODE_NAME, "planted")
                .add(Field.NODE_INPUT, input)
                .add(Field.NODE_OUTPUT, "shifted");
        byte[] changed = Edit.of(ByteBuffer.wrap(model))
                .first(Field.MODEL_GRAPH, graph -> graph.with(new Draft().add(Field.GRAPH_NODE, planted)))
                .bytes();
        assertThat(KERNELS.missing(graph(changed))).containsExactly("BitShift of float (planted)");
    }

    /** Looks at each plan before it is trained as a GPU would do it: wholly in the graph. */
    private static Trainer watched(Plan plan, State start, Device device) {
        assertKernels(plan);
        return new OnnxTrainer(plan, start, new Place(device, Threads.exactly(1)), GraphLearner::new);
    }
}
