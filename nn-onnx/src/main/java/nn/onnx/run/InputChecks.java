package nn.onnx.run;

import java.util.List;
import java.util.SortedMap;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.layer.Weight;
import nn.loss.Loss;
import nn.optimizer.Slots;
import nn.spi.Chunk;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Objective;
import nn.spi.Plan;

/** Checks what comes in before native code sees it. */
public final class InputChecks {
    private InputChecks() {}

    public static void requireState(Plan plan, State state) {
        Given.value("onnx: the plan", plan);
        Given.value("onnx: the state", state);
        requireWeights(plan.network(), state.weights());
        for (Weight weight : plan.network().trainable()) {
            for (String slot : Slots.of(plan.optimizer()).keySet()) {
                require("slot", weight.name() + ":" + slot, weight.shape(), state.slots());
            }
        }
    }

    public static void requireWeights(Network network, SortedMap<String, Tensor> weights) {
        Given.value("onnx: the network", network);
        network.weights().forEach(weight -> require("weight", weight.name(), weight.shape(), weights));
    }

    private static void require(String kind, String name, Shape shape, SortedMap<String, Tensor> tensors) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw NnException.of("the state has no %s \"%s\".", kind, name)
                    .maybe("it belongs to another network or optimizer.");
        }
        if (tensor.type() != DType.FLOAT32 || !tensor.shape().equals(shape)) {
            throw NnException.of("%s \"%s\" must be float32 %s, but was %s.", kind, name, shape, tensor)
                    .maybe("it belongs to another network.");
        }
    }

    public static void requireChunk(Plan plan, Chunk chunk) {
        int rows = Math.multiplyExact(chunk.batch(), chunk.steps());
        if (rows < 1) {
            throw NnException.of(
                    "a chunk needs at least one row, but has %d steps of %d.", chunk.steps(), chunk.batch());
        }
        requireInputs(plan.network(), chunk.inputs(), rows);
        if (chunk.outputs().size() != plan.objectives().size()) {
            throw NnException.of(
                    "the plan has %d objectives, but was given targets for %d.",
                    plan.objectives().size(), chunk.outputs().size());
        }
        for (int i = 0; i < chunk.outputs().size(); i++) {
            requireTargets(plan, i, chunk.outputs().get(i), rows);
        }
    }

    private static void requireTargets(Plan plan, int index, WeightedTargets given, int rows) {
        Objective objective = plan.objectives().get(index);
        String of = plan.objectives().size() == 1 ? "" : " of \"" + objective.output() + "\"";
        Shape output = plan.shape(index);
        boolean labels = objective.loss().targets() == Loss.Targets.LABELS;
        Shape expected = labels
                ? objective.loss().labelShape(output, given.targets().shape().row())
                : output;
        requireShape("the targets" + of, given.targets(), expected.batch(rows));
        given.weights().ifPresent(weights -> {
            boolean positions = weights.shape().rank() == 2 && output.rank() > 0;
            Shape wanted = positions ? Shape.of(rows, output.dim(0)) : Shape.of(rows);
            requireShape("the sample weights" + of, weights, wanted);
            if (weights.type() != DType.FLOAT32) {
                throw NnException.of("the sample weights%s must be float32, but were %s.", of, weights);
            }
        });
    }

    /** Checks inputs of so many rows. */
    public static void requireInputs(Network network, List<Tensor> inputs, int rows) {
        if (inputs.size() != network.inputs().size()) {
            throw NnException.of(
                    "the network has %d inputs, but was given %d tensors.",
                    network.inputs().size(), inputs.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            Input input = network.inputs().get(i);
            requireShape(
                    "input \"" + input.name() + "\"",
                    inputs.get(i),
                    input.shape().batch(rows));
        }
    }

    private static void requireShape(String what, Tensor tensor, Shape shape) {
        if (!shape.fits(tensor.shape())) {
            throw NnException.of("%s must be %s, but was %s.", what, shape, tensor.shape());
        }
    }
}
