package nn.testkit;

import static nn.Optimizers.adadelta;
import static nn.Optimizers.adagrad;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamax;
import static nn.Optimizers.ftrl;
import static nn.Optimizers.nadam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;

import java.util.List;
import nn.optimizer.Optimizer;
import nn.optimizer.UpdateOptions;
import nn.optimizer.Updating;

/**
 * Draws optimizers with options.
 *
 * <p>Where a step is divided by a root of squares, epsilon is large: a gradient that is 0 but for rounding would else
 * become a whole step, and no two engines would agree.
 */
final class RandomOptimizers {
    private RandomOptimizers() {}

    static Optimizer draw(Dice dice) {
        double momentum = dice.number(0.5, 0.9);
        double decay = dice.number(0.8, 0.99);
        double epsilon = dice.one(List.of(0.01, 0.1));
        return dice.one(List.of(
                updated(dice, sgd()),
                updated(dice, sgd().momentum(momentum).nesterov(dice.chance(0.5))),
                updated(dice, adam().beta1(momentum).beta2(decay).epsilon(epsilon)),
                updated(dice, nadam().beta1(momentum).beta2(decay).epsilon(epsilon)),
                updated(
                        dice,
                        rmsprop()
                                .rho(decay)
                                .epsilon(epsilon)
                                .centered(dice.chance(0.5))
                                .momentum(dice.chance(0.5) ? momentum : 0)),
                updated(
                        dice,
                        adam().beta1(momentum).beta2(decay).epsilon(epsilon).amsgrad()),
                updated(dice, adamax().beta1(momentum).beta2(decay).epsilon(epsilon)),
                updated(dice, adadelta().rho(decay).epsilon(epsilon)),
                updated(
                        dice,
                        ftrl().l1(dice.number(0, 0.01)).l2(dice.number(0, 0.1)).beta(epsilon)),
                updated(dice, adagrad().epsilon(epsilon).initialAccumulator(dice.number(0.1, 0.5)))));
    }

    private static <O extends Optimizer & Updating<O>> Optimizer updated(Dice dice, O optimizer) {
        O kept = dice.chance(0.2) ? waiting(dice, optimizer) : optimizer;
        O decaying = dice.chance(0.3) ? kept.weightDecay(dice.number(0.01, 0.1)) : kept;
        return switch (dice.between(0, 5)) {
            case 0 -> decaying.clipNorm(dice.number(0.05, 0.5));
            case 1 -> decaying.clipValue(dice.number(0.02, 0.2));
            case 2 -> decaying.globalClipNorm(dice.number(0.05, 0.5));
            default -> decaying;
        };
    }

    private static <O extends Updating<O>> O waiting(Dice dice, O optimizer) {
        int steps = dice.between(1, 3);
        boolean useEma = steps == 1 || dice.chance(0.5);
        return optimizer.options(
                new UpdateOptions(0, 0, 0, 0, steps, useEma, dice.number(0.3, 0.9), dice.between(0, 2)));
    }
}
