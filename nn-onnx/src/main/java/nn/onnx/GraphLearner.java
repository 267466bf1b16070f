package nn.onnx;

import java.util.Map;
import java.util.TreeMap;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.lower.StepGraph;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Steps;

/** Learns by one run of the graph of all of a chunk's steps, updates included; weights and slots stay with ONNX Runtime. */
final class GraphLearner implements Learner {
    private final Plan plan;
    private final Holdings holdings;
    private final Graphs graphs;
    private final Map<String, Shape> slots = new TreeMap<>();

    GraphLearner(Plan plan, Place place, Holdings holdings) {
        this.plan = plan;
        this.holdings = holdings;
        this.graphs = new Graphs(plan, place, holdings, StepGraph::training);
        for (Weight weight : plan.network().trainable()) {
            plan.optimizer().slots().keySet().forEach(slot -> slots.put(weight.name() + ":" + slot, weight.shape()));
        }
    }

    @Override
    public void load(State state) {
        plan.network().weights().forEach(weight -> holdings.lend(weight.name(), state.weights()));
        slots.keySet().forEach(name -> holdings.lend(name, state.slots()));
    }

    @Override
    public Steps learn(Chunk chunk) {
        try (Lent inputs = Lent.of(ChunkTensors.training(plan, chunk));
                Outcome outcome = Outcome.of(graphs.of(chunk).session(), inputs, holdings, plan, chunk)) {
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
