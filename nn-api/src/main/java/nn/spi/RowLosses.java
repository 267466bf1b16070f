package nn.spi;

import java.util.Optional;
import java.util.stream.IntStream;
import nn.loss.Loss;
import nn.op.Constant;
import nn.op.Dims;
import nn.op.Op;
import nn.op.Ops;
import nn.op.Value;

/**
 * Sums the losses of a batch. Sums and means over a row and constant factors, which a loss ends with, are put off until
 * the one sum over all terms, so that a step has fewer ops.
 *
 * @param terms [batch, …]
 * @param factor what their sum is multiplied with
 * @param divisor what it is divided by
 */
record RowLosses(Value terms, double factor, double divisor) {
    /** Computes losses that rows alone are weighted by. */
    static RowLosses of(Loss loss, Value targets, Value output) {
        return whole(loss, targets, output).bare();
    }

    /** Computes losses whose axes stay as the loss gives them, so that positions can be weighted. */
    static RowLosses whole(Loss loss, Value targets, Value output) {
        Value losses = loss.losses(targets, output);
        return new RowLosses(losses, 1, losses.dims().count(1));
    }

    /** Takes off what can be done after the sum. */
    private RowLosses bare() {
        Optional<Op> op = terms.op();
        if (op.isEmpty()) {
            return this;
        }
        return switch (op.get().type().name()) {
            case "Neg" -> new RowLosses(op.get().input(0), -factor, divisor).bare();
            case "Mul" ->
                scalar(op.get().input(1))
                        .map(number -> new RowLosses(op.get().input(0), factor * number, divisor).bare())
                        .orElse(this);
            case "ReduceMean" -> reduced(op.get(), ratio(op.get()));
            case "ReduceSum" -> reduced(op.get(), 1);
            default -> this;
        };
    }

    private static double ratio(Op op) {
        return (double) op.input(0).dims().count(1) / op.output().dims().count(1);
    }

    private RowLosses reduced(Op op, double count) {
        return isWithinRows(op) ? new RowLosses(op.input(0), factor, divisor * count).bare() : this;
    }

    private static boolean isWithinRows(Op op) {
        Dims dims = op.input(0).dims();
        return dims.rank() > 0
                && dims.size(0) == Dims.BATCH
                && dims.without(0).fixed()
                && op.output().dims().rank() > 0
                && op.output().dims().size(0) == Dims.BATCH;
    }

    private static Optional<Double> scalar(Value value) {
        return value.constant()
                .filter(constant -> constant.form().dims().rank() == 0)
                .map(Constant::values)
                .map(all -> all[0]);
    }

    /**
     * Sums all terms, each times its weight if there are weights, and divides by the rows.
     *
     * @param weights [batch], one a row, or [batch, time], one a position
     */
    Value mean(Optional<Value> weights, Value perRow) {
        return Ops.mul(Ops.sum(weighted(weights)), Ops.mul(perRow, factor / divisor));
    }

    /**
     * Sums the terms that a mask lets through, each times its weight, and divides by the positions that count, as Keras
     * does.
     *
     * @param mask [batch, time], 1 where a position counts and 0 elsewhere
     */
    Value mean(Optional<Value> weights, Value mask, Value output) {
        Value all = Ops.sum(Ops.mul(weighted(weights), inFront(mask)));
        double each = factor * mask.dims().size(1) / divisor;
        return Ops.div(Ops.mul(all, each), Ops.max(Ops.sum(mask), Ops.constant(output, 1)));
    }

    private Value weighted(Optional<Value> weights) {
        return weights.map(given -> Ops.mul(terms, inFront(given))).orElse(terms);
    }

    /** Lets numbers a row or a position stand beside terms of more axes. */
    private Value inFront(Value numbers) {
        Dims dims = numbers.dims();
        long[] sizes = IntStream.range(0, terms.dims().rank())
                .mapToLong(axis -> axis < dims.rank() ? dims.size(axis) : 1)
                .toArray();
        return Ops.reshape(numbers, new Dims(sizes));
    }
}
