package nn.testkit;

import nn.data.Shape;
import nn.layer.Constraint;
import nn.layer.Constraint.MaxNorm;
import nn.layer.Constraint.NonNegative;

/** Puts a weight back within its bounds, in place. */
record Bounds(Shape shape, double[] weight) implements Constraint.Visitor<double[]> {
    @Override
    public double[] maxNorm(MaxNorm constraint) {
        double[] squares = new double[weight.length];
        for (int i = 0; i < weight.length; i++) {
            squares[unit(i)] += weight[i] * weight[i];
        }
        for (int i = 0; i < weight.length; i++) {
            double norm = Math.sqrt(squares[unit(i)]);
            weight[i] *= Math.min(norm, constraint.max()) / (1e-7 + norm);
        }
        return weight;
    }

    /** Numbers the units: columns of a dense kernel, filters of a convolution, one for a bias. */
    private int unit(int index) {
        return switch (shape.rank()) {
            case 2 -> index % shape.dim(1);
            case 4 -> index / shape.row().size();
            default -> 0;
        };
    }

    @Override
    public double[] nonNegative(NonNegative constraint) {
        for (int i = 0; i < weight.length; i++) {
            weight[i] = Math.max(0, weight[i]);
        }
        return weight;
    }
}
