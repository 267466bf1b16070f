package nn.dl4j;

import nn.spi.TrainingEngine;
import nn.testkit.EngineConformance;

class Dl4jEngineTest extends EngineConformance {
    @Override
    public TrainingEngine engine() {
        return new Dl4jEngine();
    }
}
