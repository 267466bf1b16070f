package nn.testkit;

import java.util.List;
import java.util.Optional;
import nn.layer.Call;
import nn.op.Value;

/**
 * Calls a layer with other random bits than it should have.
 *
 * @param right all else
 * @param key the bits
 */
record Keyed(Call right, Value key) implements Call {
    @Override
    public Value weight(String name) {
        return right.weight(name);
    }

    @Override
    public Optional<Value> mask(int input) {
        return right.mask(input);
    }

    @Override
    public Call masked(List<Optional<Value>> masks) {
        return new Keyed(right.masked(masks), key);
    }

    @Override
    public boolean isTraining() {
        return right.isTraining();
    }

    @Override
    public boolean isFrozen() {
        return right.isFrozen();
    }

    @Override
    public boolean isFrozen(String weight) {
        return right.isFrozen(weight);
    }

    @Override
    public boolean isLearned(String weight) {
        return right.isLearned(weight);
    }

    @Override
    public void update(String name, Value next) {
        right.update(name, next);
    }

    @Override
    public void penalize(Value penalty) {
        right.penalize(penalty);
    }

    @Override
    public Call in(String scope) {
        return new Keyed(right.in(scope), key);
    }
}
