package nn.testkit;

import static nn.Layers.dense;
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

import java.util.Map;
import java.util.stream.Stream;
import nn.Losses;
import nn.data.Shape;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.UpdateOptions;
import nn.optimizer.Updating;

/** Lists every optimizer with each of its options. */
final class GoldenOptimizers {
    private static final Schedule FALLING = step -> 0.05 / (1 + step);

    private GoldenOptimizers() {}

    static Stream<GoldenCase> all() {
        return Stream.of(
                        each("sgd", sgd(0.1)),
                        cases(Map.of(
                                "sgd-momentum", sgd(0.1).momentum(0.8),
                                "sgd-nesterov", sgd(0.1).momentum(0.8).nesterov(true),
                                "sgd-nesterovWithoutMomentum", sgd(0.1).nesterov(true),
                                "sgd-accumulatedAverages",
                                        sgd(0.1).momentum(0.8)
                                                .options(new UpdateOptions(0.1, 0, 0, 0.05, 2, true, 0.6, 2)),
                                "sgd-nesterovClippedDecayed",
                                        sgd(0.1).momentum(0.8)
                                                .nesterov(true)
                                                .weightDecay(0.1)
                                                .globalClipNorm(0.05))),
                        each("adam", adam(0.01)),
                        cases(Map.of(
                                "adam-beta1", adam(0.01).beta1(0.7),
                                "adam-beta2", adam(0.01).beta2(0.95),
                                "adam-epsilon", adam(0.01).epsilon(0.1),
                                "adam-amsgrad", adam(0.01).beta2(0.5).amsgrad(true),
                                "adamW", adamW(0.01))),
                        each("nadam", nadam(0.01)),
                        cases(Map.of(
                                "nadam-beta1", nadam(0.01).beta1(0.7),
                                "nadam-beta2", nadam(0.01).beta2(0.95),
                                "nadam-epsilon", nadam(0.01).epsilon(0.1))),
                        each("rmsprop", rmsprop(0.01)),
                        cases(Map.of(
                                "rmsprop-rho", rmsprop(0.01).rho(0.6),
                                "rmsprop-momentum", rmsprop(0.01).momentum(0.8),
                                "rmsprop-epsilon", rmsprop(0.01).epsilon(0.1),
                                "rmsprop-centered", rmsprop(0.01).centered(true).epsilon(1e-3),
                                "rmsprop-centeredMomentum",
                                        rmsprop(0.01)
                                                .centered(true)
                                                .momentum(0.8)
                                                .rho(0.7)
                                                .epsilon(1e-3))),
                        each("adamax", adamax(0.01)),
                        cases(Map.of(
                                "adamax-beta1", adamax(0.01).beta1(0.7),
                                "adamax-beta2", adamax(0.01).beta2(0.7),
                                "adamax-epsilon", adamax(0.01).epsilon(0.1))),
                        each("adadelta", adadelta(1)).filter(GoldenOptimizers::moves),
                        cases(Map.of(
                                "adadelta-rate", adadelta(0.5),
                                "adadelta-rho", adadelta(1).rho(0.6),
                                "adadelta-epsilon", adadelta(1).epsilon(1e-3))),
                        each("lion", lion(0.01)),
                        cases(Map.of(
                                "lion-beta1", lion(0.01).beta1(0.3),
                                "lion-beta2", lion(0.01).beta2(0.6))),
                        each("ftrl", ftrl(0.1).initialAccumulator(0.001)),
                        cases(Map.of(
                                "ftrl-learningRatePower", ftrl(0.1).learningRatePower(-0.7),
                                "ftrl-initialAccumulator", ftrl(0.1).initialAccumulator(0.5),
                                "ftrl-l1", ftrl(0.1).l1(0.02),
                                "ftrl-l2", ftrl(0.1).l2(0.3),
                                "ftrl-l2Shrinkage", ftrl(0.1).l2Shrinkage(0.1),
                                "ftrl-beta", ftrl(0.1).beta(0.2))),
                        each("adagrad", adagrad(0.1)),
                        cases(Map.of(
                                "adagrad-initialAccumulator", adagrad(0.1).initialAccumulator(0.5),
                                "adagrad-epsilon", adagrad(0.1).epsilon(0.1))))
                .flatMap(cases -> cases);
    }

    private static <O extends Optimizer & Updating<O>> Stream<GoldenCase> each(String word, O plain) {
        return cases(Map.of(
                word,
                plain,
                word + "-schedule",
                plain.learningRate(FALLING),
                word + "-weightDecay",
                plain.weightDecay(0.1),
                word + "-clipNorm",
                plain.clipNorm(0.05),
                word + "-clipValue",
                plain.clipValue(0.02),
                word + "-globalClipNorm",
                plain.globalClipNorm(0.05),
                word + "-accumulation",
                plain.gradientAccumulationSteps(2),
                word + "-ema",
                averaged(plain, 1, 0.7, 0),
                word + "-emaOverwrite",
                averaged(plain, 1, 0.6, 2)));
    }

    private static <O extends Updating<O>> O averaged(O plain, int accumulated, double momentum, int frequency) {
        return plain.options(new UpdateOptions(0, 0, 0, 0, accumulated, true, momentum, frequency));
    }

    private static Stream<GoldenCase> cases(Map<String, Optimizer> optimizers) {
        return optimizers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> GoldenCase.of(
                        "optimizers/" + each.getKey(),
                        Shape.of(5),
                        Losses.meanSquaredError(),
                        each.getValue(),
                        dense(4).tanh(),
                        dense(3)));
    }

    /** Leaves out Adadelta under a falling rate, at which it hardly moves. */
    private static boolean moves(GoldenCase each) {
        return !each.name().endsWith("adadelta-schedule");
    }
}
