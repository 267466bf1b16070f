package nn.onnx.train;

import java.util.List;
import nn.data.State;
import nn.onnx.OnnxEngine;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;
import nn.testkit.EngineConformance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Runs the whole kit by runs that are bound to a device, here the processor, as a GPU's are. */
@Tag("slow")
@EnabledForJreRange(min = JRE.JAVA_22, disabledReason = "older JDKs cannot call the C API")
class BoundConformanceTest extends EngineConformance {
    @Override
    public TrainingEngine engine() {
        return new Bound(new OnnxEngine());
    }

    private record Bound(OnnxEngine engine) implements TrainingEngine {
        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            engine.trainer(plan, start, device).close();
            return new OnnxTrainer(plan, start, new Place(device, Threads.configured()), DeviceLearner::new);
        }

        @Override
        public EnginePredictor predictor(Network network, State state, Device device) {
            return engine.predictor(network, state, device);
        }

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public List<Device> devices() {
            return engine.devices();
        }

        @Override
        public List<String> refusals(Plan plan) {
            return engine.refusals(plan);
        }
    }
}
