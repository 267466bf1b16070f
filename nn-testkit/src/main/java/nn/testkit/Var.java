package nn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A number that remembers what it was made of, and how it changes with each of these. */
final class Var {
    final double value;
    private final Var[] sources;
    private final double[] slopes;
    private final boolean sigmoid;
    private double gradient;
    private boolean collected;

    private Var(double value, Var[] sources, double[] slopes) {
        this(value, sources, slopes, false);
    }

    private Var(double value, Var[] sources, double[] slopes, boolean sigmoid) {
        this.value = value;
        this.sources = sources;
        this.slopes = slopes;
        this.sigmoid = sigmoid;
    }

    static Var of(double value) {
        return new Var(value, new Var[0], new double[0]);
    }

    Var plus(Var other) {
        return new Var(value + other.value, new Var[] {this, other}, new double[] {1, 1});
    }

    Var minus(Var other) {
        return new Var(value - other.value, new Var[] {this, other}, new double[] {1, -1});
    }

    Var times(Var other) {
        return new Var(value * other.value, new Var[] {this, other}, new double[] {other.value, value});
    }

    Var over(Var other) {
        double quotient = value / other.value;
        return new Var(quotient, new Var[] {this, other}, new double[] {1 / other.value, -quotient / other.value});
    }

    Var plus(double number) {
        return map(value + number, 1);
    }

    Var times(double number) {
        return map(value * number, number);
    }

    /** Applies a function of which the caller knows value and derivative here. */
    Var map(double result, double slope) {
        return new Var(result, new Var[] {this}, new double[] {slope});
    }

    /** Applies the sigmoid, and remembers what went into it. */
    Var sigmoid(double result, double slope) {
        return new Var(result, new Var[] {this}, new double[] {slope}, true);
    }

    /** Gives what went into the sigmoid, if that is what made this number. */
    Optional<Var> logit() {
        return sigmoid ? Optional.of(sources[0]) : Optional.empty();
    }

    static Var sum(List<Var> terms) {
        double[] ones = new double[terms.size()];
        Arrays.fill(ones, 1);
        return new Var(terms.stream().mapToDouble(term -> term.value).sum(), terms.toArray(Var[]::new), ones);
    }

    static Var mean(List<Var> terms) {
        return sum(terms).times(1.0 / terms.size());
    }

    /** Adds up products, as one number with many sources. */
    static Var dot(List<Var> one, List<Var> other) {
        int n = one.size();
        Var[] sources = new Var[2 * n];
        double[] slopes = new double[2 * n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sources[i] = one.get(i);
            sources[n + i] = other.get(i);
            slopes[i] = other.get(i).value;
            slopes[n + i] = one.get(i).value;
            sum += slopes[i] * slopes[n + i];
        }
        return new Var(sum, sources, slopes);
    }

    double gradient() {
        return gradient;
    }

    /** Sends the gradient back to all that this was made of; works once. */
    void backward() {
        List<Var> order = new ArrayList<>();
        collect(order);
        gradient = 1;
        for (int i = order.size() - 1; i >= 0; i--) {
            Var each = order.get(i);
            for (int k = 0; k < each.sources.length; k++) {
                each.sources[k].gradient += each.gradient * each.slopes[k];
            }
        }
    }

    /** Lists each after all of its sources. */
    private void collect(List<Var> order) {
        if (!collected) {
            collected = true;
            for (Var source : sources) {
                source.collect(order);
            }
            order.add(this);
        }
    }
}
