package nn.onnx;

import nn.spi.TrainingEngine;
import nn.testkit.AugmentationChecks;

class OnnxAugmentationTest implements AugmentationChecks {
    @Override
    public TrainingEngine engine() {
        return new OnnxEngine();
    }
}
