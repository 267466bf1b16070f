package nn.onnx;

import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.fuse.FastForms;
import nn.spi.Ages;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.Plan;
import nn.spi.Steps;

/** Learns by one run of the graph of all of a chunk's steps, updates included; weights and slots stay with ONNX Runtime. */
final class GraphLearner implements Learner {
    private final Plan plan;
    private final Holdings holdings;
    private final Place place;
    private final Map<String, Shape> slots = new TreeMap<>();
    private Ages ages;
    private Graphs graphs;

    GraphLearner(Plan plan, Place place, Holdings holdings) {
        this.plan = plan;
        this.place = place;
        this.holdings = holdings;
        this.ages = Ages.of(plan, Optimization.FROM_THE_FIRST);
        this.graphs = graphs(ages);
        for (Weight weight : plan.network().trainable()) {
            plan.optimizer().slots().keySet().forEach(slot -> slots.put(weight.name() + ":" + slot, weight.shape()));
        }
    }

    private Graphs graphs(Ages grouped) {
        return new Graphs(plan, place, holdings, types -> plan.training(types, grouped, FastForms.all()));
    }

    @Override
    public void load(State state) {
        Ages before = ages;
        ages = Ages.of(plan, state.optimization());
        if (!ages.alike(before)) {
            graphs = graphs(ages);
        }
        plan.network().weights().forEach(weight -> holdings.lend(weight.name(), state.weights()));
        slots.keySet().forEach(name -> holdings.lend(name, state.slots()));
    }

    @Override
    public Steps learn(Chunk chunk) {
        OrtSession session = graphs.of(chunk).session();
        try (Lent inputs = Lent.of(ChunkTensors.training(plan, ages, chunk, session.getInputNames()));
                Outcome outcome = Outcome.of(session, inputs, holdings, plan, chunk)) {
            outcome.takeLast().forEach(holdings::put);
            return outcome.steps();
        }
    }

    @Override
    public Map<String, Tensor> slots() {
        Map<String, Tensor> copies = new TreeMap<>();
        slots.forEach((name, shape) -> copies.put(name, Tensors.copy(holdings.get(name), shape)));
        return copies;
    }
}
