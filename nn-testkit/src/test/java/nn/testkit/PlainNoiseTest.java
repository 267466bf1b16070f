package nn.testkit;

import nn.spi.TrainingEngine;

class PlainNoiseTest implements NoiseChecks, RecurrentDropoutChecks, AttentionDropoutChecks {
    @Override
    public TrainingEngine engine() {
        return new PlainEngine();
    }
}
