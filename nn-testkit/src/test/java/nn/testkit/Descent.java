package nn.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/**
 * Learns by plain gradient descent: a graph gives the loss and the next weights, again and again.
 *
 * @param draft the inputs and where the weights begin
 * @param loss a scalar
 * @param weights the inputs that are learned
 */
record Descent(Draft draft, Value loss, List<Value> weights) {
    /** Returns the losses before each step and after the last one: w becomes w − rate · gradient in each. */
    double[] losses(int steps, double rate) {
        Graph graph = draft.graph();
        graph.output("loss", loss);
        Gradients.of(loss, weights)
                .forEach((weight, gradient) ->
                        graph.output("next " + weight.name(), Ops.sub(weight, Ops.mul(gradient, rate))));
        Interpreter step = Interpreter.of(graph);
        Map<String, Array> inputs = new LinkedHashMap<>(draft.arrays());
        double[] losses = new double[steps + 1];
        for (int i = 0; i < losses.length; i++) {
            Map<String, Array> results = step.run(inputs);
            losses[i] = results.get("loss").numbers()[0];
            weights.forEach(weight -> inputs.put(weight.name(), results.get("next " + weight.name())));
        }
        return losses;
    }
}
