package nn.testkit;

import static nn.Optimizers.adadelta;
import static nn.Optimizers.adagrad;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.adamax;
import static nn.Optimizers.ftrl;
import static nn.Optimizers.lion;
import static nn.Optimizers.nadam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nn.optimizer.Optimizer;
import nn.optimizer.UpdateOptions;
import nn.optimizer.Updating;

/**
 * Names an optimizer with one option chosen.
 *
 * @param name such as {@code sgd.momentum}; the part after the dot is the option's name in the record
 * @param without the optimizer before the option was chosen
 * @param optimizer with it
 */
record OptimizerSamples(String name, Optimizer without, Optimizer optimizer) {
    /** Every optimizer as it is, and with each of its options. */
    static List<OptimizerSamples> all() {
        return Stream.concat(plain().stream(), options().stream()).toList();
    }

    /** Every optimizer as it is. */
    static List<OptimizerSamples> plain() {
        return Stream.of(sgd(), adam(), rmsprop(), adagrad(), nadam(), adamax(), adadelta(), lion(), ftrl())
                .map(each -> new OptimizerSamples(word(each), each, each))
                .toList();
    }

    /** Every option of every optimizer. */
    static List<OptimizerSamples> options() {
        List<OptimizerSamples> all = new ArrayList<>(List.of(
                option("momentum", sgd(), sgd().momentum(0.9)),
                option("nesterov", sgd().momentum(0.9), sgd().momentum(0.9).nesterov(true)),
                option("beta1", adam(), adam().beta1(0.5)),
                option("beta2", adam(), adam().beta2(0.9)),
                option("epsilon", adam(), adam().epsilon(0.1)),
                option("weightDecay as adamW", adam(), adamW().weightDecay(0.1)),
                option("rho", rmsprop(), rmsprop().rho(0.5)),
                option("momentum", rmsprop(), rmsprop().momentum(0.9)),
                option("epsilon", rmsprop(), rmsprop().epsilon(0.1)),
                option("centered", rmsprop(), rmsprop().centered(true)),
                option(
                        "momentum and centered",
                        rmsprop(),
                        rmsprop().centered(true).momentum(0.9)),
                option("initialAccumulator", adagrad(), adagrad().initialAccumulator(0.5)),
                option("epsilon", adagrad(), adagrad().epsilon(0.1)),
                option("amsgrad", adam(), adam().amsgrad()),
                option("beta1", adamax(), adamax().beta1(0.5)),
                option("beta2", adamax(), adamax().beta2(0.7)),
                option("epsilon", adamax(), adamax().epsilon(0.1)),
                option("rho", adadelta(), adadelta().rho(0.5)),
                option("epsilon", adadelta(), adadelta().epsilon(0.1)),
                option("beta1", lion(), lion().beta1(0.1)),
                option("beta2", lion(), lion().beta2(0.3)),
                option("learningRatePower", ftrl(), ftrl().learningRatePower(-0.8)),
                option("initialAccumulator", ftrl(), ftrl().initialAccumulator(0.5)),
                option("l1", ftrl(), ftrl().l1(0.02)),
                option("l2", ftrl(), ftrl().l2(0.5)),
                option("l2Shrinkage", ftrl(), ftrl().l2Shrinkage(0.1)),
                option("beta", ftrl(), ftrl().beta(0.2)),
                option("beta1", nadam(), nadam().beta1(0.5)),
                option("beta2", nadam(), nadam().beta2(0.9)),
                option("epsilon", nadam(), nadam().epsilon(0.1))));
        Stream.of(
                        sgd().momentum(0.9),
                        adam(),
                        rmsprop(),
                        adagrad(),
                        nadam(),
                        adamax(),
                        adadelta(),
                        lion().beta1(0.5).beta2(0.1),
                        ftrl().initialAccumulator(0.001))
                .forEach(each -> all.addAll(update(each)));
        return all;
    }

    private static <O extends Optimizer & Updating<? extends Optimizer>> List<OptimizerSamples> update(O optimizer) {
        return List.of(
                option("weightDecay", optimizer, optimizer.weightDecay(0.1)),
                option("clipNorm", optimizer, optimizer.clipNorm(0.05)),
                option("clipValue", optimizer, optimizer.clipValue(0.02)),
                option("globalClipNorm", optimizer, optimizer.globalClipNorm(0.1)),
                option("gradientAccumulationSteps", optimizer, optimizer.gradientAccumulationSteps(2)),
                option(
                        "gradientAccumulationSteps, decayed and clipped",
                        optimizer,
                        with(optimizer, new UpdateOptions(0.1, 0, 0, 0.1, 3, false, 0.99, 0))),
                option(
                        "useEma",
                        with(optimizer, new UpdateOptions(0, 0, 0, 0, 1, false, 0.5, 1)),
                        with(optimizer, new UpdateOptions(0, 0, 0, 0, 1, true, 0.5, 1))),
                option(
                        "emaMomentum",
                        with(optimizer, new UpdateOptions(0, 0, 0, 0, 1, true, 0.99, 2)),
                        with(optimizer, new UpdateOptions(0, 0, 0, 0, 1, true, 0.5, 2))),
                option(
                        "emaOverwriteFrequency",
                        with(optimizer, new UpdateOptions(0, 0, 0, 0, 1, true, 0.5, 0)),
                        with(optimizer, new UpdateOptions(0, 0, 0, 0, 1, true, 0.5, 2))));
    }

    private static Optimizer with(Updating<? extends Optimizer> optimizer, UpdateOptions options) {
        return optimizer.options(options);
    }

    private static OptimizerSamples option(String name, Optimizer without, Optimizer with) {
        return new OptimizerSamples(word(with) + "." + name, without, with);
    }

    private static String word(Optimizer optimizer) {
        return optimizer.getClass().getSimpleName();
    }
}
