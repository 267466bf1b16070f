package nn.spi;

import nn.data.NnException;
import nn.layer.Constraint;
import nn.layer.Regularizer;
import nn.op.Dims;
import nn.op.Value;
import nn.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/** Requires of what users wrote that it gives what a step goes on with. */
final class Checked {
    private Checked() {}

    static Value penalty(Regularizer regularizer, Value x) {
        Value penalty = given(regularizer, regularizer.penalty(x), "a penalty");
        if (penalty.dims().rank() != 0 || !penalty.type().isFloat()) {
            throw NnException.of("%s gave %s, but a penalty must be one number.", regularizer, penalty.form())
                    .maybe("sum it up: sum(…).");
        }
        return penalty;
    }

    static Value constrained(Constraint constraint, String weight, Value value) {
        return like(value, given(constraint, constraint.apply(value), "a weight"), constraint + " of " + weight);
    }

    static Value step(Optimizer optimizer, WeightUpdate update) {
        Value step = given(optimizer, optimizer.step(update), "what is taken away from a weight");
        return like(update.weight(), step, optimizer + ", step of " + update.name());
    }

    private static Value given(Object whose, @Nullable Value value, String what) {
        if (value == null) {
            throw NnException.of("%s gave null.", whose).maybe("let it return %s.", what);
        }
        return value;
    }

    /** Requires the size of a weight: a smaller one would be broadcast, and so be another number than was meant. */
    static Value like(Value weight, Value value, String place) {
        Dims dims = weight.dims();
        if (!value.dims().equals(dims) || value.type() != weight.type()) {
            throw NnException.of("%s: must be of the weight's form %s, but was %s.", place, weight.form(), value.form())
                    .maybe("keep the axes, as sum(x, true, 0) does, or expand(…) it.");
        }
        return value;
    }
}
