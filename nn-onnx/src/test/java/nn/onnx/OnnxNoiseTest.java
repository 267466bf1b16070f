package nn.onnx;

import nn.spi.TrainingEngine;
import nn.testkit.NoiseChecks;

class OnnxNoiseTest implements NoiseChecks {
    @Override
    public TrainingEngine engine() {
        return new OnnxEngine();
    }
}
