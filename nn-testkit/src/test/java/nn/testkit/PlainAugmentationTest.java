package nn.testkit;

import nn.spi.TrainingEngine;

class PlainAugmentationTest implements AugmentationChecks {
    @Override
    public TrainingEngine engine() {
        return new PlainEngine();
    }
}
