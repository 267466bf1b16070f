package nn.testkit;

import nn.spi.TrainingEngine;

class PlainNoiseTest implements NoiseChecks {
    @Override
    public TrainingEngine engine() {
        return new PlainEngine();
    }
}
