package nn.keras.train;

import java.util.ArrayList;
import java.util.List;
import nn.optimizer.Adadelta;
import nn.optimizer.Adam;
import nn.optimizer.Adamax;
import nn.optimizer.Ftrl;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Schedule;
import nn.optimizer.Slots;

/**
 * Says in which order Keras's optimizers keep their variables.
 *
 * @param hasRate whether the learning rate is one, after the count of steps
 * @param groups slots that stand side by side, one weight after the other
 * @param hasProduct whether a scalar comes last, Nadam's
 */
record SlotOrder(boolean hasRate, List<List<String>> groups, boolean hasProduct) {
    static SlotOrder of(Optimizer optimizer) {
        List<List<String>> groups = new ArrayList<>();
        if (optimizer.options().useEma()) {
            groups.add(List.of(Slots.AVERAGE));
        }
        if (optimizer.options().gradientAccumulationSteps() > 1) {
            groups.add(List.of(Slots.GRADIENTS));
        }
        groups.addAll(own(optimizer));
        boolean hasRate = optimizer.learningRate() instanceof Schedule.Constant;
        return new SlotOrder(hasRate, List.copyOf(groups), optimizer instanceof Nadam);
    }

    private static List<List<String>> own(Optimizer optimizer) {
        if (optimizer instanceof Adam adam) {
            List<String> both = List.of("m", "v");
            return adam.isAmsgrad() ? List.of(both, List.of("v_hat")) : List.of(both);
        }
        if (optimizer instanceof Nadam) {
            return List.of(List.of("m", "v"));
        }
        if (optimizer instanceof Adamax) {
            return List.of(List.of("m", "u"));
        }
        if (optimizer instanceof Adadelta) {
            return List.of(List.of("accumulated_grad", "accumulated_delta_var"));
        }
        if (optimizer instanceof Ftrl) {
            return List.of(List.of("accumulator", "linear"));
        }
        if (optimizer instanceof RMSprop) {
            return List.of("velocity", "momentum", "average_gradient").stream()
                    .filter(optimizer.slots()::containsKey)
                    .map(List::of)
                    .toList();
        }
        return optimizer.slots().keySet().stream().map(List::of).toList();
    }

    /** Counts the variables for so many weights. */
    int size(int weights) {
        int each = groups.stream().mapToInt(List::size).sum();
        return 1 + (hasRate ? 1 : 0) + each * weights + (hasProduct ? 1 : 0);
    }
}
