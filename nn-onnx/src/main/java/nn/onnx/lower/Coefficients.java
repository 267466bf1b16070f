package nn.onnx.lower;

import java.util.SortedMap;
import java.util.TreeMap;
import nn.optimizer.Adagrad;
import nn.optimizer.Adam;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Sgd;

/**
 * Names the numbers that an optimizer needs anew at each step, and computes them outside of the graph, in double: the
 * learning rate with all that depends on the count of steps alone.
 */
public final class Coefficients implements Optimizer.Visitor<SortedMap<String, Coefficients.Coefficient>> {
    /** The rate, with all that goes with it. */
    public static final String RATE = "rate";
    /** The share of a weight that decays. */
    public static final String DECAY = "decay";

    static final String MOMENT = "moment";
    static final String GRADIENT = "gradient";
    static final String SQUARES = "squares";

    /** After so many steps Nadam's product has vanished. */
    private static final long VANISHED = 10_000;

    private Coefficients() {}

    /** One number a step. */
    @FunctionalInterface
    public interface Coefficient {
        /**
         * Computes the number.
         *
         * @param step the step, counted from 1 since the weight's slots began
         * @param rate its learning rate
         */
        double at(long step, double rate);
    }

    /** Lists an optimizer's coefficients by name. */
    public static SortedMap<String, Coefficient> of(Optimizer optimizer) {
        SortedMap<String, Coefficient> all = optimizer.accept(new Coefficients());
        double decay = optimizer.options().weightDecay();
        if (decay > 0) {
            all.put(DECAY, (step, rate) -> rate * decay);
        }
        return all;
    }

    @Override
    public SortedMap<String, Coefficient> sgd(Sgd optimizer) {
        return plain();
    }

    @Override
    public SortedMap<String, Coefficient> adam(Adam optimizer) {
        double beta1 = optimizer.beta1();
        double beta2 = optimizer.beta2();
        return one(RATE, (step, rate) -> rate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step)));
    }

    @Override
    public SortedMap<String, Coefficient> rmsprop(RMSprop optimizer) {
        return plain();
    }

    @Override
    public SortedMap<String, Coefficient> adagrad(Adagrad optimizer) {
        return plain();
    }

    @Override
    public SortedMap<String, Coefficient> nadam(Nadam optimizer) {
        double beta = optimizer.beta1();
        SortedMap<String, Coefficient> all = new TreeMap<>();
        all.put(MOMENT, (step, rate) -> rate * lookAhead(beta, step + 1) / (1 - product(beta, step + 1)));
        all.put(GRADIENT, (step, rate) -> rate * (1 - lookAhead(beta, step)) / (1 - product(beta, step)));
        all.put(SQUARES, (step, rate) -> 1 / (1 - Math.pow(optimizer.beta2(), step)));
        return all;
    }

    private static double lookAhead(double beta, long step) {
        return beta * (1 - 0.5 * Math.pow(0.96, step));
    }

    private static double product(double beta, long steps) {
        double product = 1;
        for (long step = 1; step <= Math.min(steps, VANISHED) && product > 0; step++) {
            product *= lookAhead(beta, step);
        }
        return product;
    }

    private static SortedMap<String, Coefficient> plain() {
        return one(RATE, (step, rate) -> rate);
    }

    private static SortedMap<String, Coefficient> one(String name, Coefficient coefficient) {
        SortedMap<String, Coefficient> all = new TreeMap<>();
        all.put(name, coefficient);
        return all;
    }
}
