package nn.spi;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nn.Sequential;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import org.junit.jupiter.api.Test;

/** Checks how a step's gradients come out of its graph. */
class StepGradientsTest {
    private static final Plan PLAN =
            new Plan(Sequential.of(dense(3)).network(Shape.of(4)), meanSquaredError(), adam(), 1, false);
    private static final ChunkTypes TYPES = new ChunkTypes(List.of(ElementType.FLOAT32), ElementType.FLOAT32, false);

    /** An axis of size 1 would be another op, which copies all of a gradient. */
    @Test
    void ofOneStepTheyAreWhatTheProductGives() {
        Graph graph = PLAN.gradients(TYPES.oneStep(), Forms.PLAIN);
        assertThat(graph.outputs().get(Ports.gradient("dense/kernel"))).satisfies(kernel -> {
            assertThat(kernel.dims()).isEqualTo(new Dims(4, 3));
            assertThat(kernel.op("Gemm")).isPresent();
        });
    }

    @Test
    void ofManyStepsTheyAreStacked() {
        Graph graph = PLAN.gradients(TYPES, Forms.PLAIN);
        assertThat(graph.outputs().get(Ports.gradient("dense/kernel")).dims()).isEqualTo(new Dims(Dims.STEPS, 4, 3));
    }
}
