package nn.onnx.train;

import nn.onnx.OnnxEngine;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
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
        OnnxEngine engine = new OnnxEngine();
        return new EngineOfTrainers(engine, (plan, start, device) -> {
            engine.trainer(plan, start, device).close();
            return new OnnxTrainer(plan, start, new Place(device, Threads.configured()), DeviceLearner::new);
        });
    }
}
