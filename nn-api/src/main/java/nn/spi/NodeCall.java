package nn.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import nn.data.NnException;
import nn.layer.Call;
import nn.layer.Regularizer;
import nn.op.Value;

/**
 * Calls one node's layer.
 *
 * @param node the node
 * @param place where random bits are drawn, such as {@code dense/}
 * @param scope what stands before local names of weights, such as {@code dense/}
 * @param weights all weights by their whole names
 * @param keys gives random bits by name, where the network learns
 * @param statistics takes what statistics become, by their whole names
 * @param penalties takes penalties, where there is a loss that they are added to
 * @param masks which positions of each input count
 */
record NodeCall(
        Node node,
        String place,
        String scope,
        Map<String, Value> weights,
        Optional<Function<String, Value>> keys,
        BiConsumer<String, Value> statistics,
        Optional<Consumer<Value>> penalties,
        List<Optional<Value>> masks)
        implements Call {
    @Override
    public Value weight(String name) {
        Value weight = weights.get(scope + name);
        if (weight == null) {
            throw NnException.of("the layer has no weight \"%s\".", name).maybe("list it in its weights(…).");
        }
        return weight;
    }

    @Override
    public Optional<Value> mask(int input) {
        return input < masks.size() ? masks.get(input) : Optional.empty();
    }

    @Override
    public Call masked(List<Optional<Value>> others) {
        return new NodeCall(node, place, scope, weights, keys, statistics, penalties, others);
    }

    @Override
    public boolean isTraining() {
        return keys.isPresent();
    }

    @Override
    public boolean isFrozen() {
        return node.frozen();
    }

    @Override
    public boolean isLearned(String name) {
        return node.trainable().stream().anyMatch(weight -> weight.name().equals(scope + name));
    }

    @Override
    public boolean isFrozen(String name) {
        return node.frozen()
                || node.weights().stream()
                        .anyMatch(weight -> weight.held() && weight.name().equals(scope + name));
    }

    @Override
    public Value key() {
        return keys.orElseThrow(() -> NnException.of("the layer asks for random bits outside of training.")
                        .maybe("ask call.isTraining() first."))
                .apply(place.substring(0, place.length() - 1));
    }

    @Override
    public void update(String name, Value next) {
        if (!next.dims().equals(weight(name).dims())) {
            throw NnException.of(
                    "the statistic %s %s cannot become %s.", name, weight(name).dims(), next.dims());
        }
        if (node.weights().stream()
                .anyMatch(weight -> weight.learned() && weight.name().equals(scope + name))) {
            throw NnException.of("the weight %s is learned, and so the optimizer's to change.", name)
                    .maybe("list it by Weight.statistic(…).");
        }
        if (isTraining() && !isFrozen(name)) {
            statistics.accept(scope + name, next);
        }
    }

    @Override
    public void penalize(Value penalty) {
        if (penalty.dims().rank() != 0) {
            throw NnException.of("a penalty must be one number, but was %s.", penalty.dims())
                    .maybe("sum it up.");
        }
        penalties.ifPresent(all -> all.accept(penalty));
    }

    @Override
    public void penalize(Regularizer regularizer, Value x) {
        if (penalties.isPresent()) {
            penalize(Checked.penalty(regularizer, x));
        }
    }

    @Override
    public Call in(String part) {
        return new NodeCall(node, place + part + "/", scope + part + "/", weights, keys, statistics, penalties, masks);
    }
}
