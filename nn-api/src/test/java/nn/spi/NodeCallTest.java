package nn.spi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import nn.Losses;
import nn.Optimizers;
import nn.Sequential;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Initializer;
import nn.layer.Lambda;
import nn.layer.Weight;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Value;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class NodeCallTest {
    private static final ChunkTypes TYPES = new ChunkTypes(List.of(ElementType.FLOAT32), ElementType.FLOAT32, false);

    private static AbstractThrowableAssert<?, ?> refused(BiFunction<Call, Value, Value> body, Weight... weights) {
        Network network =
                Sequential.of(new Lambda("odd", body, List.of(weights))).network(Shape.of(3));
        Plan plan = new Plan(network, Losses.meanSquaredError(), Optimizers.sgd(0.1), 0, false);
        return assertThatThrownBy(() ->
                plan.training(TYPES, Ages.of(plan, plan.start(new TreeMap<>()).optimization()), Forms.PLAIN));
    }

    @Test
    void aLearnedWeightIsNotUpdatedAsAStatistic() {
        refused(
                        (call, x) -> {
                            call.update("scale", call.weight("scale"));
                            return Ops.mul(x, call.weight("scale"));
                        },
                        Weight.learned("scale", Shape.of(3), Initializer.ONES))
                .hasMessage("odd: the weight scale is learned, and so the optimizer's to change.\n"
                        + "Maybe list it by Weight.statistic(…).");
    }

    @Test
    void aStatisticKeepsItsSize() {
        refused(
                        (call, x) -> {
                            if (call.isTraining()) {
                                call.update("mean", Ops.mean(call.weight("mean")));
                            }
                            return Ops.sub(x, call.weight("mean"));
                        },
                        Weight.statistic("mean", Shape.of(3), Initializer.ZEROS))
                .hasMessage("odd: the statistic mean [3] cannot become [].");
    }
}
