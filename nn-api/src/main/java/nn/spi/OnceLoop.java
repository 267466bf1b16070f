package nn.spi;

import java.util.ArrayList;
import java.util.List;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Scan;
import nn.op.Value;

/** Takes one step right in the graph, which spares what a runtime does around a loop. */
final class OnceLoop implements StepLoop {
    private final Graph graph;
    private final StepInputs inputs;
    private final List<Value> states = new ArrayList<>();
    private final List<Value> next = new ArrayList<>();
    private final List<Value> collected = new ArrayList<>();

    OnceLoop(Graph graph, StepInputs inputs) {
        this.graph = graph;
        this.inputs = inputs;
    }

    @Override
    public Graph body() {
        return graph;
    }

    @Override
    public Value each(String name, ElementType type, Dims dims) {
        return Ops.reshape(inputs.of(graph, name, type, dims.under(1)), dims);
    }

    @Override
    public Value carry(Value start) {
        states.add(start);
        next.add(start);
        return start;
    }

    @Override
    public void next(Value state, Value value) {
        next.set(states.indexOf(state), value);
    }

    @Override
    public void collect(String name, Value value) {
        collected.add(Ops.unsqueeze(value, 0));
    }

    @Override
    public Scan.Result close() {
        return new Scan.Result(next, collected);
    }
}
