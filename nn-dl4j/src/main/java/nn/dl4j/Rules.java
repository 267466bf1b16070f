package nn.dl4j;

import java.util.HashMap;
import java.util.Map;
import nn.optimizer.Adagrad;
import nn.optimizer.Adam;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Sgd;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Writes Keras's optimizers in ND4J's operations.
 *
 * <p>DL4J's updaters add epsilon elsewhere (RMSprop, Adagrad), start elsewhere (Adagrad), scale their slots otherwise
 * (momentum), and clip before the penalties' gradients are added.
 */
final class Rules {
    /** Lists the optimizers. */
    static final Known<Optimizer, Rules, Rule> KNOWN = new Known<Optimizer, Rules, Rule>("optimizer")
            .and(Sgd.class, Rules::sgd)
            .and(Adam.class, Rules::adam)
            .and(Nadam.class, Rules::nadam)
            .and(RMSprop.class, Rules::rmsprop)
            .and(Adagrad.class, Rules::adagrad);

    /** Those of Nadam, by the step that their slots began at. */
    private final Map<Long, Lookahead> lookaheads = new HashMap<>();

    Rule of(Optimizer optimizer) {
        return KNOWN.make(optimizer, this);
    }

    private Rule sgd(Sgd optimizer) {
        double momentum = optimizer.momentum();
        if (momentum == 0) {
            return (span, rate, step) -> {
                span.gradients().muli(rate);
                span.descend();
            };
        }
        return (span, rate, step) -> {
            INDArray gradients = span.gradients().muli(rate);
            INDArray velocity = span.slots().of("momentum").muli(momentum).subi(gradients);
            span.weights().addi(optimizer.isNesterov() ? velocity.muli(momentum, span.scratch()) : velocity);
            if (optimizer.isNesterov()) {
                span.descend();
            }
        };
    }

    private Rule adam(Adam optimizer) {
        return (span, rate, step) -> {
            double second = 1 - Math.pow(optimizer.beta2(), step);
            double alpha = rate * Math.sqrt(second) / (1 - Math.pow(optimizer.beta1(), step));
            INDArray m = span.move("m", optimizer.beta1(), span.gradients());
            INDArray v = span.move("v", optimizer.beta2(), span.squares());
            root(v, span, 0).addi(optimizer.epsilon());
            m.divi(span.scratch(), span.gradients()).muli(alpha);
            span.descend();
        };
    }

    private Rule nadam(Nadam optimizer) {
        return (span, rate, step) -> {
            Lookahead lookahead = lookaheads.computeIfAbsent(span.began(), began -> new Lookahead(optimizer.beta1()));
            double through = lookahead.product(step);
            double next = lookahead.at(step + 1);
            INDArray m = span.move("m", optimizer.beta1(), span.gradients());
            INDArray v = span.move("v", optimizer.beta2(), span.squares());
            INDArray gradients = span.gradients();
            gradients.muli((1 - lookahead.at(step)) / (1 - through));
            gradients.addi(m.muli(next / (1 - through * next), span.scratch()));
            v.divi(1 - Math.pow(optimizer.beta2(), step), span.scratch());
            Transforms.sqrt(span.scratch(), false).addi(optimizer.epsilon());
            gradients.divi(span.scratch()).muli(rate);
            span.descend();
        };
    }

    private Rule rmsprop(RMSprop optimizer) {
        return (span, rate, step) -> {
            INDArray v = span.move("velocity", optimizer.rho(), span.squares());
            if (optimizer.isCentered()) {
                INDArray mean = span.move("average_gradient", optimizer.rho(), span.gradients());
                v.subi(mean.muli(mean, span.scratch()), span.scratch());
                root(span.scratch(), span, optimizer.epsilon());
            } else {
                root(v, span, optimizer.epsilon());
            }
            INDArray gradients = span.gradients().divi(span.scratch()).muli(rate);
            if (optimizer.momentum() > 0) {
                gradients.assign(
                        span.slots().of("momentum").muli(optimizer.momentum()).addi(gradients));
            }
            span.descend();
        };
    }

    private Rule adagrad(Adagrad optimizer) {
        return (span, rate, step) -> {
            INDArray sum = span.slots().of("accumulator").addi(span.squares());
            root(sum, span, optimizer.epsilon());
            span.gradients().divi(span.scratch()).muli(rate);
            span.descend();
        };
    }

    /** Puts √(values + epsilon) into scratch. */
    private static INDArray root(INDArray values, Span span, double epsilon) {
        values.addi(epsilon, span.scratch());
        return Transforms.sqrt(span.scratch(), false);
    }

    /** Computes Nadam's weights of the mean, {@code beta1 · (1 − 0.5 · 0.96ᵗ)}, and their products. */
    private static final class Lookahead {
        private final double beta;
        private long step;
        private double product = 1;

        Lookahead(double beta) {
            this.beta = beta;
        }

        double at(long t) {
            return beta * (1 - 0.5 * Math.pow(0.96, t));
        }

        /** Multiplies the weights of the steps 1 to t; always in this order, so that a resumed training agrees. */
        double product(long t) {
            if (t < step) {
                step = 0;
                product = 1;
            }
            while (step < t) {
                step++;
                product *= at(step);
            }
            return product;
        }
    }
}
