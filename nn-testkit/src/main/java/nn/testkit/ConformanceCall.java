package nn.testkit;

import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.layer.Call;
import nn.op.Value;

/**
 * Gives a layer what it asks for, and refuses what a network would refuse or pass over.
 *
 * @param graph what is called
 * @param scope what stands before local names, such as {@code gate/}
 */
record ConformanceCall(LayerGraph graph, String scope, List<Optional<Value>> masks) implements Call {
    @Override
    public Value weight(String name) {
        Value weight = graph.weights.get(scope + name);
        if (weight == null) {
            throw NnException.of("the layer has no weight \"%s\".", scope + name)
                    .maybe("list it in weights(…), which has %s.", graph.weights.keySet());
        }
        graph.asked.add(scope + name);
        return weight;
    }

    @Override
    public Optional<Value> mask(int input) {
        Optional<Value> mask = input < masks.size() ? masks.get(input) : Optional.empty();
        graph.asksMask |= mask.isPresent();
        return mask;
    }

    @Override
    public Call masked(List<Optional<Value>> others) {
        return new ConformanceCall(graph, scope, others);
    }

    @Override
    public boolean isTraining() {
        return graph.mode() != Mode.PREDICTING;
    }

    @Override
    public boolean isFrozen() {
        return graph.mode() == Mode.FROZEN;
    }

    @Override
    public Value key() {
        if (!isTraining()) {
            throw NnException.of("call(…) asks for random bits, which there are in training alone.")
                    .maybe("ask call.isTraining() first.");
        }
        return graph.key(scope);
    }

    @Override
    public void update(String name, Value next) {
        Value statistic = weight(name);
        if (!isTraining()) {
            throw NnException.of("call(…) updates %s, which only training may.", scope + name)
                    .maybe("ask call.isTraining() first.");
        }
        if (!next.dims().equals(statistic.dims())) {
            throw NnException.of("%s %s cannot become %s.", scope + name, statistic.dims(), next.dims())
                    .maybe("reshape(…) it.");
        }
        if (!isFrozen()) {
            graph.statistics.put(scope + name, next);
        }
    }

    @Override
    public void penalize(Value penalty) {
        if (penalty.dims().rank() != 0) {
            throw NnException.of("a penalty must be one number, but was %s.", penalty.dims())
                    .maybe("sum(…) it up.");
        }
        graph.penalties.add(penalty);
    }

    @Override
    public Call in(String part) {
        return new ConformanceCall(graph, scope + part + "/", masks);
    }
}
