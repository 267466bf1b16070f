package nn.testkit;

import java.util.Arrays;
import java.util.Map;
import nn.optimizer.Adadelta;
import nn.optimizer.Adagrad;
import nn.optimizer.Adam;
import nn.optimizer.Adamax;
import nn.optimizer.Ftrl;
import nn.optimizer.Lion;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Sgd;
import nn.optimizer.UpdateOptions;

/**
 * Takes an optimizer's step on one weight in double, as the optimizer's documentation says; weight and slots change in
 * place.
 *
 * @param time which step it is, from 1
 */
record UpdateRule(long time, double rate, double[] weight, double[] gradient, Map<String, double[]> slots) {
    /** Clips all gradients in place. */
    static void clip(UpdateOptions options, Map<String, double[]> gradients) {
        double all = Math.sqrt(
                gradients.values().stream().mapToDouble(UpdateRule::squares).sum());
        for (double[] gradient : gradients.values()) {
            double norm = Math.sqrt(squares(gradient));
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = clip(options, gradient[i], norm, all);
            }
        }
    }

    private static double clip(UpdateOptions options, double g, double norm, double all) {
        if (options.clipValue() > 0) {
            return Math.max(-options.clipValue(), Math.min(options.clipValue(), g));
        }
        if (options.clipNorm() > 0) {
            return g * options.clipNorm() / Math.max(norm, options.clipNorm());
        }
        return options.globalClipNorm() > 0
                ? g * options.globalClipNorm() / Math.max(all, options.globalClipNorm())
                : g;
    }

    private static double squares(double[] vector) {
        double sum = 0;
        for (double each : vector) {
            sum += each * each;
        }
        return sum;
    }

    /** Lets the weight decay, then steps. */
    double[] step(Optimizer optimizer) {
        for (int i = 0; i < weight.length; i++) {
            weight[i] -= weight[i] * optimizer.options().weightDecay() * rate;
        }
        if (optimizer instanceof Sgd sgd) {
            return sgd(sgd);
        } else if (optimizer instanceof Adam adam) {
            return adam(adam);
        } else if (optimizer instanceof RMSprop rmsprop) {
            return rmsprop(rmsprop);
        } else if (optimizer instanceof Adagrad adagrad) {
            return adagrad(adagrad);
        } else if (optimizer instanceof Nadam nadam) {
            return nadam(nadam);
        } else if (optimizer instanceof Adamax adamax) {
            return adamax(adamax);
        } else if (optimizer instanceof Adadelta adadelta) {
            return adadelta(adadelta);
        } else if (optimizer instanceof Lion lion) {
            return lion(lion);
        } else if (optimizer instanceof Ftrl ftrl) {
            return ftrl(ftrl);
        }
        throw new IllegalArgumentException("no rule is written for " + optimizer);
    }

    private double[] sgd(Sgd sgd) {
        double[] velocity = slots.getOrDefault("momentum", new double[weight.length]);
        for (int i = 0; i < weight.length; i++) {
            velocity[i] = sgd.momentum() * velocity[i] - rate * gradient[i];
            weight[i] += sgd.isNesterov() ? sgd.momentum() * velocity[i] - rate * gradient[i] : velocity[i];
        }
        return weight;
    }

    private double[] adam(Adam adam) {
        double[] m = remember("m", adam.beta1(), 1);
        double[] last = remember("v", adam.beta2(), 2);
        double scale = rate * Math.sqrt(1 - Math.pow(adam.beta2(), time)) / (1 - Math.pow(adam.beta1(), time));
        double[] v = adam.isAmsgrad() ? slots.get("v_hat") : last;
        Arrays.setAll(v, i -> Math.max(v[i], adam.isAmsgrad() ? last[i] : v[i]));
        for (int i = 0; i < weight.length; i++) {
            weight[i] -= scale * m[i] / (Math.sqrt(v[i]) + adam.epsilon());
        }
        return weight;
    }

    private double[] rmsprop(RMSprop rmsprop) {
        double[] v = remember("velocity", rmsprop.rho(), 2);
        double[] mean = rmsprop.isCentered() ? remember("average_gradient", rmsprop.rho(), 1) : new double[v.length];
        double[] kept = slots.getOrDefault("momentum", new double[v.length]);
        for (int i = 0; i < weight.length; i++) {
            double step = rate * gradient[i] / Math.sqrt(v[i] - mean[i] * mean[i] + rmsprop.epsilon());
            kept[i] = rmsprop.momentum() * kept[i] + step;
            weight[i] -= kept[i];
        }
        return weight;
    }

    private double[] adagrad(Adagrad adagrad) {
        double[] sum = slots.get("accumulator");
        for (int i = 0; i < weight.length; i++) {
            sum[i] += gradient[i] * gradient[i];
            weight[i] -= rate * gradient[i] / Math.sqrt(sum[i] + adagrad.epsilon());
        }
        return weight;
    }

    private double[] nadam(Nadam nadam) {
        double[] m = remember("m", nadam.beta1(), 1);
        double[] v = remember("v", nadam.beta2(), 2);
        double product = 1;
        for (long t = 1; t <= time; t++) {
            product *= share(nadam, t);
        }
        double next = share(nadam, time + 1);
        for (int i = 0; i < weight.length; i++) {
            double ahead = next * m[i] / (1 - product * next);
            double now = (1 - share(nadam, time)) * gradient[i] / (1 - product);
            double deviation = Math.sqrt(v[i] / (1 - Math.pow(nadam.beta2(), time)));
            weight[i] -= rate * (ahead + now) / (deviation + nadam.epsilon());
        }
        return weight;
    }

    private double[] adamax(Adamax adamax) {
        double[] m = remember("m", adamax.beta1(), 1);
        double[] u = slots.get("u");
        for (int i = 0; i < weight.length; i++) {
            u[i] = Math.max(adamax.beta2() * u[i], Math.abs(gradient[i]));
            weight[i] -= rate / (1 - Math.pow(adamax.beta1(), time)) * m[i] / (u[i] + adamax.epsilon());
        }
        return weight;
    }

    private double[] adadelta(Adadelta adadelta) {
        double[] squares = remember("accumulated_grad", adadelta.rho(), 2);
        double[] moved = slots.get("accumulated_delta_var");
        for (int i = 0; i < weight.length; i++) {
            double step =
                    gradient[i] * Math.sqrt(moved[i] + adadelta.epsilon()) / Math.sqrt(squares[i] + adadelta.epsilon());
            moved[i] = adadelta.rho() * moved[i] + (1 - adadelta.rho()) * step * step;
            weight[i] -= rate * step;
        }
        return weight;
    }

    private double[] lion(Lion lion) {
        double[] m = slots.get("m");
        for (int i = 0; i < weight.length; i++) {
            weight[i] -= rate * Math.signum(lion.beta1() * m[i] + (1 - lion.beta1()) * gradient[i]);
        }
        remember("m", lion.beta2(), 1);
        return weight;
    }

    private double[] ftrl(Ftrl ftrl) {
        double[] n = slots.get("accumulator");
        double[] z = slots.get("linear");
        for (int i = 0; i < weight.length; i++) {
            double before = Math.pow(n[i], -ftrl.learningRatePower());
            n[i] += gradient[i] * gradient[i];
            double after = Math.pow(n[i], -ftrl.learningRatePower());
            z[i] += gradient[i] + 2 * ftrl.l2Shrinkage() * weight[i] - (after - before) / rate * weight[i];
            double kept = z[i] - Math.max(-ftrl.l1(), Math.min(ftrl.l1(), z[i]));
            weight[i] = -kept / ((after + ftrl.beta()) / rate + 2 * ftrl.l2());
        }
        return weight;
    }

    private static double share(Nadam nadam, long time) {
        return nadam.beta1() * (1 - 0.5 * Math.pow(0.96, time));
    }

    /** Moves a running mean of a power of the gradient. */
    private double[] remember(String slot, double share, int power) {
        double[] mean = slots.get(slot);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = share * mean[i] + (1 - share) * Math.pow(gradient[i], power);
        }
        return mean;
    }
}
