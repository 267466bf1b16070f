package nn.testkit;

import static java.lang.Math.exp;

import java.util.ArrayList;
import java.util.List;
import nn.layer.Activation;

/** Applies activations to numbers that remember. */
final class Curves {
    private Curves() {}

    static Var apply(Activation activation, Var x) {
        Curve curve = Curve.of(activation, x.value);
        return x.map(curve.value(), curve.slope());
    }

    static List<Var> softmax(List<Var> logits) {
        double most = logits.stream().mapToDouble(x -> x.value).max().orElseThrow();
        List<Var> powers = new ArrayList<>();
        for (Var x : logits) {
            powers.add(x.map(exp(x.value - most), exp(x.value - most)));
        }
        Var sum = Var.sum(powers);
        return powers.stream().map(power -> power.over(sum)).toList();
    }
}
