package nn.dl4j;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jClosingTest {
    private static final int TIMES = 50;
    private static final Network NETWORK = Sequential.of(dense(3)).network(Shape.of(4));
    private static final Plan PLAN = new Plan(NETWORK, meanSquaredError(), sgd(), 0, false);
    private static final State START = PLAN.start(NETWORK.draw(0));

    /** A collection takes longer than all else about a small network. */
    @Test
    void closingCallsForNoGarbageCollection() {
        openAndClose();
        long before = collections();
        for (int i = 0; i < TIMES; i++) {
            openAndClose();
        }
        assertThat(collections() - before).isLessThan(TIMES / 2);
    }

    @Test
    void noWorkspaceIsLeft() {
        openAndClose();
        assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread())
                .isEmpty();
    }

    @Test
    void saysWhatIsClosed() {
        Trainer trainer = new Dl4jEngine().trainer(PLAN, START, Device.CPU);
        trainer.close();
        assertThatThrownBy(trainer::state)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the training is closed.\nMaybe ask for model() before closing it.");
        EnginePredictor predictor = new Dl4jEngine().predictor(NETWORK, START, Device.CPU);
        predictor.close();
        assertThatThrownBy(() -> predictor.predict(List.of(Tensor.of(new float[][] {{1, 2, 3, 4}})), NETWORK.outputs()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the predictor is closed.\nMaybe close it only after its last use.");
    }

    private static void openAndClose() {
        new Dl4jEngine().trainer(PLAN, START, Device.CPU).close();
        try (EnginePredictor predictor = new Dl4jEngine().predictor(NETWORK, START, Device.CPU)) {
            predictor.predict(List.of(Tensor.of(new float[][] {{1, 2, 3, 4}})), NETWORK.outputs());
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
