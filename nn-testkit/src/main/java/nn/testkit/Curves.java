package nn.testkit;

import static java.lang.Math.exp;

import java.util.ArrayList;
import java.util.List;
import nn.layer.Activation;
import nn.layer.Activation.Function;

/** Applies activations to numbers that remember. */
final class Curves {
    private Curves() {}

    static Var apply(Activation activation, Var x) {
        Curve curve = Curve.of(activation, x.value);
        return activation.function() == Function.SIGMOID
                ? x.sigmoid(curve.value(), curve.slope())
                : x.map(curve.value(), curve.slope());
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
