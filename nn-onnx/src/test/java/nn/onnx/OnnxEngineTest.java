package nn.onnx;

import nn.spi.TrainingEngine;
import nn.testkit.EngineConformance;

class OnnxEngineTest extends EngineConformance {
    @Override
    public TrainingEngine engine() {
        return new OnnxEngine();
    }
}
