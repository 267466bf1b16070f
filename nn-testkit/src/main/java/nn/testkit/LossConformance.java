package nn.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.loss.Loss;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/**
 * Checks a loss, on the {@link Interpreter} in double.
 *
 * <pre>{@code
 * LossConformance.check(new Focal(2), Shape.of(3));
 * }</pre>
 *
 * <p>It must give one number a row or a position, which no other row changes, since rows are weighted; and its gradient of
 * the predictions must be its slope. Predictions lie between 0 and 1, targets are what {@link Loss#targets} says.
 */
public final class LossConformance {
    private static final int ROWS = 3;

    private final Loss loss;
    private final Shape output;
    private final Graph graph = Graph.named("conformance");
    private final Value targets;
    private final Value predictions;
    private final Value losses;

    private LossConformance(Loss loss, Shape output) {
        loss.check(output);
        this.loss = loss;
        this.output = output;
        this.targets = isLabels()
                ? graph.input("the targets", ElementType.INT32, Dims.batch(loss.labelShape(output)))
                : graph.input("the targets", ElementType.FLOAT32, Dims.batch(output));
        this.predictions = graph.input("the predictions", ElementType.FLOAT32, Dims.batch(output));
        this.losses = loss.losses(targets, predictions);
    }

    /**
     * Checks a loss.
     *
     * @param loss the loss
     * @param output the shape of one row of a network's output
     * @param others further shapes
     * @throws AssertionError naming loss and shape, what is wrong, with value and rule, and maybe the cure
     */
    public static void check(Loss loss, Shape output, Shape... others) {
        IntStream.rangeClosed(0, others.length)
                .mapToObj(i -> i == 0 ? output : others[i - 1])
                .forEach(
                        shape -> Finding.report(loss + " on " + shape, () -> new LossConformance(loss, shape).check()));
    }

    private void check() {
        graph.output("losses", losses);
        rows();
        new Slopes(graph, Ops.sum(losses), Map.of(predictions.name(), predictions), this::draw).check();
    }

    /** Holds each row's losses within a batch against those of the row alone. */
    private void rows() {
        Map<String, Array> all = draw(ROWS, 1);
        double[] together = losses(all);
        int each = together.length / ROWS;
        for (int row = 0; row < ROWS; row++) {
            double[] alone = losses(row(all, row));
            for (int i = 0; i < each; i++) {
                double within = together[row * each + i];
                if (!(Math.abs(within - alone[i]) <= 1e-9 * Math.max(1, Math.abs(within)))) {
                    throw NnException.of(
                                    "row %d has the loss %.6g among %d rows, but %.6g alone; a row's loss must be its own.",
                                    row, within, ROWS, alone[i])
                            .maybe("sum or average over the axes after the first.");
                }
            }
        }
    }

    private double[] losses(Map<String, Array> inputs) {
        return Interpreter.of(graph).run(inputs).get("losses").numbers();
    }

    private Map<String, Array> row(Map<String, Array> all, int row) {
        return Map.of(
                targets.name(), row(all.get(targets.name()), row),
                predictions.name(), row(all.get(predictions.name()), row));
    }

    private static Array row(Array all, int row) {
        int size = (int) all.dims().count(1);
        double[] numbers = Arrays.copyOfRange(all.numbers(), row * size, (row + 1) * size);
        return new Array(all.type(), all.dims().with(0, 1), numbers);
    }

    private boolean isLabels() {
        return loss.targets() == Loss.Targets.LABELS;
    }

    private Map<String, Array> draw(int rows, long seed) {
        Randoms randoms = Randoms.of(seed, "losses", rows);
        Map<String, Array> drawn = Drawn.of(graph, rows, seed);
        drawn.values().forEach(array -> Arrays.setAll(array.numbers(), i -> 0.05 + 0.9 * randoms.nextDouble()));
        int classes = output.rank() == 0 ? 1 : output.dim(output.featureAxis());
        double[] compared = drawn.get(targets.name()).numbers();
        switch (loss.targets()) {
            case LABELS -> Arrays.setAll(compared, i -> randoms.nextInt(classes));
            case SIGNS -> Arrays.setAll(compared, i -> randoms.nextInt(2) * 2 - 1);
            default -> {}
        }
        return drawn;
    }
}
