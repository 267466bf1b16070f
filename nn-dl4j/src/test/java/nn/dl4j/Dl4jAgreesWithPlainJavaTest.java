package nn.dl4j;

import nn.spi.TrainingEngine;
import nn.testkit.PlainEngine;
import nn.testkit.RandomAgreement;

class Dl4jAgreesWithPlainJavaTest extends RandomAgreement {
    @Override
    protected TrainingEngine one() {
        return new PlainEngine();
    }

    @Override
    protected TrainingEngine other() {
        return new Dl4jEngine();
    }

    @Override
    protected int networks() {
        return 25;
    }
}
