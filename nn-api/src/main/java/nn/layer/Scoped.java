package nn.layer;

import nn.op.Value;

/**
 * Shows a part of a layer what belongs to it.
 *
 * @param whole what the layer around is called with
 * @param scope the part's name
 */
record Scoped(Call whole, String scope) implements Call {
    @Override
    public Value weight(String name) {
        return whole.weight(scope + "/" + name);
    }

    @Override
    public boolean isTraining() {
        return whole.isTraining();
    }

    @Override
    public boolean isFrozen() {
        return whole.isFrozen();
    }

    @Override
    public Value key() {
        return whole.key();
    }

    @Override
    public void update(String name, Value next) {
        whole.update(scope + "/" + name, next);
    }

    @Override
    public void penalize(Value penalty) {
        whole.penalize(penalty);
    }

    @Override
    public void penalize(Regularizer regularizer, Value x) {
        whole.penalize(regularizer, x);
    }

    @Override
    public Call in(String part) {
        return new Scoped(whole, scope + "/" + part);
    }
}
