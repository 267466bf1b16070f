package nn.onnx;

import nn.Engines;
import nn.spi.Device;
import nn.spi.TrainingEngine;
import nn.testkit.EngineConformance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * Runs the whole kit on the first GPU, or on the device that {@code -Dnn.device=…} names; {@code scripts/gpu-check.sh} starts
 * it.
 */
@Tag("gpu")
class OnnxGpuTest {
    private static Device gpu() {
        return Engines.device(new OnnxEngine(), System.getProperty("nn.device", "gpu"));
    }

    @Nested
    class Conformance extends EngineConformance {
        @Override
        public TrainingEngine engine() {
            return new OnnxEngine();
        }

        @Override
        public Device device() {
            return gpu();
        }
    }
}
