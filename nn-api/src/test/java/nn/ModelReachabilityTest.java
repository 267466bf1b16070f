package nn;

import static nn.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.train.TinyData;
import nn.train.TinyEngine;
import org.junit.jupiter.api.Test;

/** A model may be of no other use any more while it predicts: {@code Onnx.load(file).predict(rows)}. */
class ModelReachabilityTest {
    private static final Tensor ROWS = Tensor.zeros(Shape.of(2, 3));
    private static final int WARM = 20_000;

    private final CollectingEngine engine = new CollectingEngine();

    @Test
    void theCollectorDoesNotCloseThePredictorInUse() throws InterruptedException {
        Model model = model();
        for (int i = 0; i < WARM; i++) {
            model.predict(ROWS);
        }
        engine.collects = true;
        for (int i = 0; i < 20; i++) {
            model().predict(ROWS);
            assertThat(engine.closedInUse).as("closed in use, call %d", i).isFalse();
        }
    }

    private Model model() {
        return Sequential.of(dense(2))
                .input(3)
                .init(1)
                .fit(TinyData.rows(4), fit -> TinyData.tiny(fit).engine(engine));
    }

    /** Lets the collector pass within a prediction, where it is told to. */
    private static final class CollectingEngine extends TinyEngine {
        private volatile boolean collects;
        private volatile boolean closedInUse;

        @Override
        public EnginePredictor predictor(Network network, State state, Device device) {
            EnginePredictor tiny = super.predictor(network, state, device);
            AtomicBoolean closed = new AtomicBoolean();
            return new EnginePredictor() {
                @Override
                public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
                    if (collects) {
                        collect();
                    }
                    closedInUse |= closed.get();
                    return tiny.predict(inputs, nodes);
                }

                @Override
                public void close() {
                    closed.set(true);
                    tiny.close();
                }
            };
        }

        private static void collect() {
            WeakReference<Object> garbage = new WeakReference<>(new Object());
            while (garbage.get() != null) {
                System.gc();
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
