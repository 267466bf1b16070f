package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Lets rows through and adds a penalty on them to the loss, summed over a batch and divided by its rows.
 *
 * @param regularizer the penalty
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/regularization_layers/activity_regularization/">Keras's
 *     ActivityRegularization</a>
 */
public record ActivityRegularization(Regularizer regularizer, String name) implements PassesMask {
    /** Checks what is given. */
    public ActivityRegularization {
        Given.value("activityRegularization: the regularizer", regularizer);
    }

    @Override
    public ActivityRegularization named(String other) {
        return new ActivityRegularization(regularizer, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        call.penalize(regularizer, x);
        return x;
    }

    @Override
    public String toString() {
        return Words.of("activityRegularization", regularizer).named(name).toString();
    }
}
