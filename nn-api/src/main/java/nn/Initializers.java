package nn;

import java.util.function.BiFunction;
import nn.data.Randoms;
import nn.data.Shape;
import nn.layer.FunctionInitializer;
import nn.layer.Initializer;
import nn.layer.Initializer.Constant;
import nn.layer.Initializer.Fan;
import nn.layer.Initializer.Normal;
import nn.layer.Initializer.Orthogonal;
import nn.layer.Initializer.Uniform;
import nn.layer.Initializer.VarianceScaling;

/** Names the initializers, as Keras's {@code keras.initializers} does. */
public final class Initializers {
    private Initializers() {}

    /**
     * Starts as zeros.
     *
     * @return the default of biases
     */
    public static Initializer zeros() {
        return Initializer.ZEROS;
    }

    /**
     * Starts as ones.
     *
     * @return the initializer
     */
    public static Initializer ones() {
        return Initializer.ONES;
    }

    /**
     * Starts as one value everywhere.
     *
     * @param value a finite number
     * @return the initializer
     */
    public static Initializer constant(double value) {
        return new Constant(value);
    }

    /**
     * Draws with mean 0 and deviation 0.05.
     *
     * @return the initializer
     */
    public static Initializer randomNormal() {
        return randomNormal(0, 0.05);
    }

    /**
     * Draws from a normal distribution.
     *
     * @param mean a finite number
     * @param deviation at least 0
     * @return the initializer
     */
    public static Initializer randomNormal(double mean, double deviation) {
        return new Normal(mean, deviation, false);
    }

    /**
     * Draws evenly from −0.05 to 0.05.
     *
     * @return the initializer
     */
    public static Initializer randomUniform() {
        return randomUniform(-0.05, 0.05);
    }

    /**
     * Draws evenly.
     *
     * @param from the smallest value
     * @param to above the smallest
     * @return the initializer
     */
    public static Initializer randomUniform(double from, double to) {
        return new Uniform(from, to);
    }

    /**
     * Draws with mean 0 and deviation 0.05, within two deviations.
     *
     * @return the initializer
     */
    public static Initializer truncatedNormal() {
        return truncatedNormal(0, 0.05);
    }

    /**
     * Draws from a normal distribution, within two deviations.
     *
     * @param mean a finite number
     * @param deviation at least 0
     * @return the initializer
     */
    public static Initializer truncatedNormal(double mean, double deviation) {
        return new Normal(mean, deviation, true);
    }

    /**
     * Draws evenly within ±√(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010).
     *
     * @return the default of kernels
     */
    public static Initializer glorotUniform() {
        return Initializer.GLOROT_UNIFORM;
    }

    /**
     * Draws with variance 2 / (fanIn + fanOut) (Glorot and Bengio, 2010).
     *
     * @return the initializer
     */
    public static Initializer glorotNormal() {
        return new VarianceScaling(1, Fan.AVERAGE, true);
    }

    /**
     * Draws evenly within ±√(6 / fanIn) (He et al., 2015): for ReLU.
     *
     * @return the initializer
     */
    public static Initializer heUniform() {
        return new VarianceScaling(2, Fan.IN, false);
    }

    /**
     * Draws with variance 2 / fanIn (He et al., 2015): for ReLU.
     *
     * @return the initializer
     */
    public static Initializer heNormal() {
        return new VarianceScaling(2, Fan.IN, true);
    }

    /**
     * Draws evenly within ±√(3 / fanIn) (LeCun et al., 1998).
     *
     * @return the initializer
     */
    public static Initializer lecunUniform() {
        return new VarianceScaling(1, Fan.IN, false);
    }

    /**
     * Draws with variance 1 / fanIn (LeCun et al., 1998): for SELU.
     *
     * @return the initializer
     */
    public static Initializer lecunNormal() {
        return new VarianceScaling(1, Fan.IN, true);
    }

    /**
     * Draws an orthogonal matrix (Saxe et al., 2013).
     *
     * @return the initializer
     */
    public static Initializer orthogonal() {
        return orthogonal(1);
    }

    /**
     * Draws an orthogonal matrix (Saxe et al., 2013) and scales it.
     *
     * @param gain the length of its rows
     * @return the initializer
     */
    public static Initializer orthogonal(double gain) {
        return new Orthogonal(gain);
    }

    /**
     * Draws as a lambda says: {@code initializer("halves", (shape, randoms) -> …)}.
     *
     * @param name what it is called; files keep it, and who loads one gives the lambda again under it
     * @param function draws as many numbers as the shape needs
     * @return the initializer
     */
    public static FunctionInitializer initializer(String name, BiFunction<Shape, Randoms, float[]> function) {
        return new FunctionInitializer(name, function);
    }
}
