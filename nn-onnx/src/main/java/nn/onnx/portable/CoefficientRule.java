package nn.onnx.portable;

import java.util.stream.IntStream;
import nn.data.NnException;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Coefficient;

/**
 * Computes an optimizer's coefficient in a graph, in float64 as Java does: a number for each step, times the learning rate
 * to a power.
 *
 * @param units the coefficient of each step at a rate of 1
 * @param power 1 where it grows with the rate, 0 where it does not know it, -1 where it is divided by it
 */
record CoefficientRule(StepTable units, int power) {
    private static final double HALF = 0.5;
    private static final double NEAR = 1e-12;

    /**
     * Finds the rule of a coefficient.
     *
     * @param name what the optimizer calls it
     * @param coefficient the coefficient
     * @param before how many steps its slots have taken
     * @param count of how many steps
     * @throws NnException if it depends on the rate in another way
     */
    static CoefficientRule of(String name, Coefficient coefficient, long before, int count) {
        StepTable units = StepTable.of(count, ElementType.FLOAT64, step -> coefficient.at(before + step + 1, 1));
        StepTable halves = StepTable.of(count, ElementType.FLOAT64, step -> coefficient.at(before + step + 1, HALF));
        return IntStream.of(0, 1, -1)
                .filter(power -> fits(units, halves, power))
                .mapToObj(power -> new CoefficientRule(units, power))
                .findFirst()
                .orElseThrow(() -> NnException.of(
                                "saveTraining: the optimizer's coefficient \"%s\" depends on the learning rate in a way"
                                        + " that a file cannot compute.",
                                name)
                        .maybe("let it be a number of the step times the rate, divided by the rate, or without it."));
    }

    private static boolean fits(StepTable units, StepTable halves, int power) {
        double factor = Math.pow(HALF, power);
        return IntStream.range(0, units.numbers().length).allMatch(i -> {
            double expected = units.numbers()[i] * factor;
            return Math.abs(halves.numbers()[i] - expected) <= NEAR * Math.abs(expected);
        });
    }

    /** Tells whether it needs a table of the steps. */
    boolean isLimited() {
        return !units.isConstant();
    }

    /**
     * Computes it.
     *
     * @param rates float32 [steps]
     * @param places where in tables the steps stand, int64 [steps]
     * @return float32 [steps]
     */
    Value value(Graph graph, Value rates, Value places) {
        if (power == 1 && units.isConstant() && units.numbers()[0] == 1) {
            return rates;
        }
        Value unit = units.isConstant()
                ? Ops.gather(
                        graph.constant(ElementType.FLOAT64, new Dims(1), units.numbers()[0]), Ops.mul(places, 0), 0)
                : units.at(graph, places);
        Value rate = Ops.cast(rates, ElementType.FLOAT64);
        Value number = switch (power) {
            case 0 -> unit;
            case 1 -> Ops.mul(rate, unit);
            default -> Ops.div(unit, rate);
        };
        return Ops.cast(number, ElementType.FLOAT32);
    }
}
