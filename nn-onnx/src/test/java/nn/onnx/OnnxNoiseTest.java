package nn.onnx;

import nn.spi.TrainingEngine;
import nn.testkit.AttentionDropoutChecks;
import nn.testkit.NoiseChecks;
import nn.testkit.RecurrentDropoutChecks;

class OnnxNoiseTest implements NoiseChecks, RecurrentDropoutChecks, AttentionDropoutChecks {
    @Override
    public TrainingEngine engine() {
        return new OnnxEngine();
    }
}
