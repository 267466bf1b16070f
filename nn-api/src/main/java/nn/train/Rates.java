package nn.train;

import java.util.OptionalDouble;
import nn.data.NnException;
import nn.data.Optimization;
import nn.optimizer.Schedule;

/** Gives the learning rate of each step: by the optimizer's schedule, or as callbacks set it. */
final class Rates {
    private final Schedule schedule;
    private Optimization optimization;

    Rates(Schedule schedule, Optimization optimization) {
        this.schedule = schedule;
        this.optimization = optimization;
    }

    float[] from(long step, int steps) {
        float[] rates = new float[steps];
        for (int i = 0; i < steps; i++) {
            rates[i] = (float) at(step + i);
        }
        return rates;
    }

    double at(long step) {
        double rate = optimization.learningRate().orElseGet(() -> schedule.rate(step - optimization.began()));
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw NnException.of(
                    "step %d: the learning rate must be a finite number of at least 0, but the schedule gave %s.",
                    step, rate);
        }
        return rate;
    }

    void set(double rate) {
        optimization = optimization.learningRate(OptionalDouble.of(new Schedule.Constant(rate).rate()));
    }

    Optimization optimization() {
        return optimization;
    }

    /** Goes on with the optimizer's parts and rate as they are. */
    void go(Optimization on) {
        optimization = on;
    }

    /** Goes back to where the optimizer's parts began; a rate that was set stays. */
    void restore(Optimization earlier) {
        optimization = earlier.learningRate(optimization.learningRate());
    }
}
