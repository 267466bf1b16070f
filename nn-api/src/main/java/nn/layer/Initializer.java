package nn.layer;

import java.util.Arrays;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Words;

/**
 * Describes what a weight starts as, after Keras's {@code keras.initializers}.
 *
 * <p>Fans are counted from the shape: [in, out] for dense kernels, [out, in, height, width] for convolutions.
 */
@FunctionalInterface
public interface Initializer {
    /** Zeros: the default of biases. */
    Initializer ZEROS = new Constant(0);

    /** Ones. */
    Initializer ONES = new Constant(1);

    /** Uniform within ±√(6 / (fanIn + fanOut)): the default of kernels (Glorot and Bengio, 2010). */
    Initializer GLOROT_UNIFORM = new VarianceScaling(1, Fan.AVERAGE, false);

    /**
     * Draws a weight.
     *
     * @param shape the weight's shape
     * @param randoms where to draw from
     * @return as many numbers as the shape needs
     */
    float[] draw(Shape shape, Randoms randoms);

    /**
     * Gives every element one value.
     *
     * @param value a finite number
     */
    record Constant(double value) implements Initializer {
        /** Checks the value. */
        public Constant {
            Given.finite("constant: the value", value);
        }

        @Override
        public float[] draw(Shape shape, Randoms randoms) {
            float[] values = new float[shape.size()];
            Arrays.fill(values, (float) value);
            return values;
        }

        @Override
        public String toString() {
            return value == 0 || value == 1
                    ? (value == 0 ? "zeros()" : "ones()")
                    : Words.of("constant", value).toString();
        }
    }

    /**
     * Draws evenly between two numbers.
     *
     * @param from the smallest value
     * @param to above the smallest
     */
    record Uniform(double from, double to) implements Initializer {
        /** Checks the range. */
        public Uniform {
            Given.finite("randomUniform: from", from);
            Given.finite("randomUniform: to", to);
            if (from >= to) {
                throw NnException.of("randomUniform: from must be below to, but were %s and %s.", from, to);
            }
        }

        @Override
        public float[] draw(Shape shape, Randoms randoms) {
            Given.value("an initializer: the randoms", randoms);
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (from + (to - from) * randoms.nextDouble());
            }
            return values;
        }

        @Override
        public String toString() {
            return Words.of("randomUniform", from, to).toString();
        }
    }

    /**
     * Draws from a normal distribution.
     *
     * @param mean its centre
     * @param deviation its standard deviation
     * @param truncated whether values beyond two deviations are drawn again
     */
    record Normal(double mean, double deviation, boolean truncated) implements Initializer {
        /** Checks the numbers. */
        public Normal {
            Given.finite("randomNormal: the mean", mean);
            Given.nonNegative("randomNormal: the deviation", deviation);
        }

        @Override
        public float[] draw(Shape shape, Randoms randoms) {
            Given.value("an initializer: the randoms", randoms);
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (mean + deviation * (truncated ? nearCentre(randoms) : randoms.nextGaussian()));
            }
            return values;
        }

        private static double nearCentre(Randoms randoms) {
            Given.value("an initializer: the randoms", randoms);
            double value = randoms.nextGaussian();
            while (Math.abs(value) > 2) {
                value = randoms.nextGaussian();
            }
            return value;
        }

        @Override
        public String toString() {
            return Words.of(truncated ? "truncatedNormal" : "randomNormal", mean, deviation)
                    .toString();
        }
    }

    /** Says which side of a kernel scales it. */
    enum Fan {
        /** The inputs of one output: He's and LeCun's choice. */
        IN,
        /** The mean of inputs and outputs: Glorot's choice. */
        AVERAGE
    }

    /**
     * Draws with the variance {@code scale / fan}.
     *
     * @param scale 1 for Glorot and LeCun, 2 for He
     * @param fan what is counted
     * @param normal a truncated normal distribution, else a uniform one
     */
    record VarianceScaling(double scale, Fan fan, boolean normal) implements Initializer {
        /** Refuses what is missing. */
        public VarianceScaling {
            Given.value("a variance scaling: the fan", fan);
        }

        private static final double DEVIATION_WITHIN_TWO = 0.8796256610342398;

        @Override
        public float[] draw(Shape shape, Randoms randoms) {
            double variance = scale / Math.max(1, fan(shape));
            double limit = Math.sqrt(3 * variance);
            Initializer drawn = normal
                    ? new Normal(0, Math.sqrt(variance) / DEVIATION_WITHIN_TWO, true)
                    : new Uniform(-limit, limit);
            return drawn.draw(shape, randoms);
        }

        private double fan(Shape shape) {
            if (shape.rank() < 2) {
                return shape.size();
            }
            int field = 1;
            for (int axis = 2; axis < shape.rank(); axis++) {
                field *= shape.dim(axis);
            }
            boolean dense = shape.rank() == 2;
            double in = (double) field * shape.dim(dense ? 0 : 1);
            double out = (double) field * shape.dim(dense ? 1 : 0);
            return fan == Fan.IN ? in : (in + out) / 2;
        }

        @Override
        public String toString() {
            String family = fan == Fan.AVERAGE ? "glorot" : scale == 2 ? "he" : "lecun";
            return family + (normal ? "Normal()" : "Uniform()");
        }
    }

    /**
     * Draws a matrix whose rows, or columns if they are fewer, are orthogonal and of one length (Saxe et al., 2013).
     *
     * @param gain that length
     */
    record Orthogonal(double gain) implements Initializer {
        /** Checks the gain. */
        public Orthogonal {
            Given.finite("orthogonal: the gain", gain);
        }

        @Override
        public float[] draw(Shape shape, Randoms randoms) {
            int rows = shape.rank() < 2 ? 1 : Math.max(1, shape.dim(0));
            int columns = shape.size() / rows;
            float[] values = new float[shape.size()];
            double[][] basis = basis(Math.min(rows, columns), Math.max(rows, columns), randoms);
            for (int i = 0; i < values.length; i++) {
                int row = i / columns;
                int column = i % columns;
                values[i] = (float) (gain * (rows <= columns ? basis[row][column] : basis[column][row]));
            }
            return values;
        }

        /** Orthonormalizes random vectors by Gram and Schmidt, twice for accuracy. */
        private static double[][] basis(int count, int length, Randoms randoms) {
            Given.value("an initializer: the randoms", randoms);
            double[][] basis = new double[count][length];
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < length; k++) {
                    basis[i][k] = randoms.nextGaussian();
                }
                for (int pass = 0; pass < 2; pass++) {
                    for (int j = 0; j < i; j++) {
                        add(basis[i], basis[j], -dot(basis[i], basis[j]));
                    }
                }
                scale(basis[i], 1 / Math.sqrt(dot(basis[i], basis[i])));
            }
            return basis;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int k = 0; k < a.length; k++) {
                sum += a[k] * b[k];
            }
            return sum;
        }

        private static void add(double[] a, double[] b, double factor) {
            for (int k = 0; k < a.length; k++) {
                a[k] += factor * b[k];
            }
        }

        private static void scale(double[] a, double factor) {
            for (int k = 0; k < a.length; k++) {
                a[k] *= factor;
            }
        }

        @Override
        public String toString() {
            return gain == 1 ? "orthogonal()" : Words.of("orthogonal", gain).toString();
        }
    }
}
