package nn.testkit;

import java.util.List;
import nn.layer.Regularizer;

/** Adds up what large numbers cost. */
final class Penalty {
    private Penalty() {}

    static Var of(Regularizer regularizer, List<Var> numbers) {
        return Var.sum(numbers.stream()
                .map(x -> x.map(
                        regularizer.l1() * Math.abs(x.value) + regularizer.l2() * x.value * x.value,
                        regularizer.l1() * Math.signum(x.value) + 2 * regularizer.l2() * x.value))
                .toList());
    }
}
