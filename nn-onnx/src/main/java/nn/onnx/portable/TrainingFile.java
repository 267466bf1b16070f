package nn.onnx.portable;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.data.State;
import nn.loss.Loss;
import nn.onnx.file.ModelFile;
import nn.onnx.fuse.FastForms;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.write.GraphWriter;
import nn.onnx.write.Protos;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Ages;
import nn.spi.ChunkTypes;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.TargetTypes;

/**
 * Writes a training as an ONNX file: the graph that takes a chunk's steps, the contract, and within it the model's file,
 * whose numbers whoever trains reads and writes where the contract says.
 */
public final class TrainingFile {
    /** The key of the contract in the metadata. */
    public static final String CONTRACT = "nn.training";

    private static final String MODEL = "model";

    private TrainingFile() {}

    /**
     * Writes it.
     *
     * @param plan what is trained
     * @param start where it begins
     * @param features the types of the inputs
     * @param isWeighted whether each row has a weight
     * @param most how many steps tables are written for
     * @param model the model's file, with its state
     * @return the message
     */
    public static Draft of(
            Plan plan, State start, List<ElementType> features, boolean isWeighted, int most, byte[] model) {
        Ages ages = Ages.of(plan, start.optimization());
        ChunkTypes types = types(plan, features, isWeighted);
        PortableSteps inputs = new PortableSteps(plan, start, types, ages, most);
        Graph graph = plan.training(types, ages, FastForms.ANYWHERE, inputs);
        graph.output(Contract.LOSS, total(plan, graph));
        graph.output(Ports.last(Contract.STEP), inputs.stepAfter());
        Contract contract = new Contract(plan, start, graph, inputs.isLimited() ? most : 0, most);
        return draft(contract, graph, model);
    }

    private static ChunkTypes types(Plan plan, List<ElementType> features, boolean isWeighted) {
        List<TargetTypes> targets = IntStream.range(0, plan.objectives().size())
                .mapToObj(i -> new TargetTypes(
                        plan.objectives().get(i).loss().targets() == Loss.Targets.LABELS
                                ? ElementType.INT32
                                : ElementType.FLOAT32,
                        isWeighted ? 1 : 0))
                .toList();
        return new ChunkTypes(features, targets, false);
    }

    /** Sums up what is minimized, as a fit reports it. */
    private static Value total(Plan plan, Graph graph) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < plan.objectives().size(); i++) {
            Objective objective = plan.objectives().get(i);
            parts.add(Ops.mul(requireNonNull(graph.outputs().get(Ports.losses(i))), objective.weight()));
        }
        Optional.ofNullable(graph.outputs().get(Ports.PENALTIES)).ifPresent(parts::add);
        return parts.stream().reduce(Ops::add).orElseThrow();
    }

    private static Draft draft(Contract contract, Graph graph, byte[] model) {
        ByteBuffer bytes = ByteBuffer.wrap(model);
        Draft holder = new Draft()
                .add(Field.GRAPH_NAME, MODEL)
                .add(
                        Field.GRAPH_INITIALIZER,
                        Protos.tensor(MODEL, ElementType.UINT8, new long[] {model.length}, bytes));
        Draft file = Protos.model(graph)
                .add(Field.MODEL_TRAINING_INFO, new Draft().add(Field.TRAINING_INITIALIZATION, holder));
        // The model's bytes are the last of all that was written so far.
        long at = file.size() - model.length;
        Map<String, Integer> offsets = new ModelFile(Path.of(MODEL), Path.of(MODEL), bytes).offsets();
        return file.add(
                        Field.MODEL_METADATA_PROPS,
                        new Draft()
                                .add(Field.ENTRY_KEY, CONTRACT)
                                .add(
                                        Field.ENTRY_VALUE,
                                        contract.json(at, model.length, offsets).toString()))
                .add(Field.MODEL_GRAPH, GraphWriter.of(graph));
    }
}
