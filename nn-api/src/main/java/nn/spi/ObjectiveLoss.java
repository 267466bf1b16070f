package nn.spi;

import java.util.Arrays;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.loss.Loss;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Value;

/**
 * Computes a step's loss at one output.
 *
 * @param objective what is minimized
 * @param index its place in the plan
 * @param types of what types its targets and weights are
 * @param each gives a step's part of what a chunk brings
 */
record ObjectiveLoss(Objective objective, int index, TargetTypes types, Each each) {
    /** Gives a step's part of what a chunk brings. */
    interface Each {
        Value of(String name, ElementType type, Dims dims);
    }

    Value of(Forward forward, Value perRow) {
        Value output = forward.value(objective.output());
        boolean labels = objective.loss().targets() == Loss.Targets.LABELS;
        Value raw = each.of(Ports.targets(index), types.targets(), labels ? labels(output) : output.dims());
        Value targets = labels ? raw : Ops.cast(raw, output.type());
        Optional<Value> mask = mask(forward, objective.output());
        if (types.weightAxes() < 2 && mask.isEmpty()) {
            return RowLosses.of(objective.loss(), targets, output).mean(weights(output), perRow);
        }
        return byPosition(RowLosses.whole(objective.loss(), targets, output), output, mask, perRow);
    }

    private Dims labels(Value output) {
        int[] row = Arrays.stream(output.dims().without(0).sizes())
                .mapToInt(Math::toIntExact)
                .toArray();
        Shape whole = Shape.of(row);
        return Dims.batch(types.row()
                .map(given -> objective.loss().labelShape(whole, given))
                .orElseGet(() -> objective.loss().labelShape(whole)));
    }

    private Value byPosition(RowLosses losses, Value output, Optional<Value> mask, Value perRow) {
        boolean positions = losses.terms().dims().rank() > 1;
        if (types.weightAxes() > 1 && !positions) {
            throw NnException.of(
                            "the sample weights of \"%s\" are one a position, but %s gives one number a row.",
                            objective.output(), objective.loss())
                    .maybe("give one weight a row.");
        }
        Optional<Value> weights = weights(output);
        return positions && mask.isPresent() ? losses.mean(weights, mask.get(), output) : losses.mean(weights, perRow);
    }

    private Optional<Value> weights(Value output) {
        return switch (types.weightAxes()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(weights(new Dims(Dims.BATCH)));
            default -> Optional.of(weights(new Dims(Dims.BATCH, output.dims().size(1))));
        };
    }

    private Value weights(Dims dims) {
        return each.of(Ports.sampleWeights(index), ElementType.FLOAT32, dims);
    }

    /** Returns 1 at an output's positions that count and 0 elsewhere, [batch, time]; empty where all count. */
    static Optional<Value> mask(Forward forward, String output) {
        return forward.mask(output).map(mask -> Ops.cast(mask, ElementType.FLOAT32));
    }
}
