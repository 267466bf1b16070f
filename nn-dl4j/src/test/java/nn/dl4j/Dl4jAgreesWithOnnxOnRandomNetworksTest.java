package nn.dl4j;

import nn.Engines;
import nn.spi.TrainingEngine;
import nn.testkit.RandomAgreement;

class Dl4jAgreesWithOnnxOnRandomNetworksTest extends RandomAgreement {
    @Override
    protected TrainingEngine one() {
        return (TrainingEngine) Engines.find("onnx");
    }

    @Override
    protected TrainingEngine other() {
        return new Dl4jEngine();
    }

    /** Draws few: both engines are compared with plain Java at length. */
    @Override
    protected int networks() {
        return 10;
    }
}
