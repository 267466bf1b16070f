package nn.testkit;

import nn.spi.TrainingEngine;

class PlainEngineTest extends EngineConformance {
    @Override
    public TrainingEngine engine() {
        return new PlainEngine();
    }
}
