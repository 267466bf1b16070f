package nn.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.op.Value;

/**
 * Gives a layer its weights as their adapters change them.
 *
 * @param call what is called
 * @param scope what stands before local names within the adapted layer, such as {@code query/}
 * @param factors what is added, by the names in that layer
 * @param known weights that were asked for before, by these names
 */
record AdaptedCall(Call call, String scope, Map<String, Factors> factors, Map<String, Value> known) implements Call {
    @Override
    public Value weight(String name) {
        Factors own = factors.get(scope + name);
        if (own == null) {
            return call.weight(name);
        }
        return known.computeIfAbsent(
                scope + name,
                whole -> own.added(call.weight(name), call.weight(name + Adapter.A), call.weight(name + Adapter.B)));
    }

    @Override
    public Optional<Value> mask(int input) {
        return call.mask(input);
    }

    @Override
    public Call masked(List<Optional<Value>> masks) {
        return new AdaptedCall(call.masked(masks), scope, factors, known);
    }

    @Override
    public boolean isTraining() {
        return call.isTraining();
    }

    @Override
    public boolean isLearned(String name) {
        return call.isLearned(name);
    }

    @Override
    public boolean isFrozen() {
        return call.isFrozen();
    }

    @Override
    public boolean isFrozen(String weight) {
        return call.isFrozen(weight);
    }

    @Override
    public Value key() {
        return call.key();
    }

    @Override
    public void update(String name, Value next) {
        call.update(name, next);
    }

    @Override
    public void penalize(Value penalty) {
        call.penalize(penalty);
    }

    @Override
    public void penalize(Regularizer regularizer, Value x) {
        call.penalize(regularizer, x);
    }

    @Override
    public Call in(String part) {
        return new AdaptedCall(call.in(part), scope + part + "/", factors, known);
    }
}
