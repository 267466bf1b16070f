package nn.onnx.step;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nn.optimizer.Adadelta;
import nn.optimizer.Adagrad;
import nn.optimizer.Adam;
import nn.optimizer.Adamax;
import nn.optimizer.Ftrl;
import nn.optimizer.Lion;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;

/** Knows the optimizers whose steps are faster taken in Java; those of descent with momentum take as long in the graph. */
final class StepRules {
    private static final Map<Class<?>, Function<Optimizer, Optional<StepRule>>> MAKERS = Map.ofEntries(
            of(Adam.class, adam -> Optional.of(adam.isAmsgrad() ? new AmsgradRule(adam) : new AdamRule(adam))),
            of(Nadam.class, nadam -> Optional.of(new NadamRule(nadam))),
            of(Adamax.class, adamax -> Optional.of(new AdamaxRule(adamax))),
            of(Adagrad.class, adagrad -> Optional.of(new AdagradRule(adagrad))),
            of(Adadelta.class, adadelta -> Optional.of(new AdadeltaRule(adadelta))),
            of(RMSprop.class, rmsprop -> Optional.of(new RmspropRule(rmsprop))),
            of(Lion.class, lion -> Optional.of(new LionRule(lion))),
            of(Ftrl.class, FtrlRule::of));

    private StepRules() {}

    private static <O extends Optimizer> Map.Entry<Class<?>, Function<Optimizer, Optional<StepRule>>> of(
            Class<O> type, Function<O, Optional<StepRule>> maker) {
        return entry(type, optimizer -> maker.apply(type.cast(optimizer)));
    }

    static Optional<StepRule> of(Optimizer optimizer) {
        return Optional.ofNullable(MAKERS.get(optimizer.getClass())).flatMap(maker -> maker.apply(optimizer));
    }
}
