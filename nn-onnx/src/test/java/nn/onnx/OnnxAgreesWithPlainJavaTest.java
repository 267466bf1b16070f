package nn.onnx;

import nn.spi.TrainingEngine;
import nn.testkit.PlainEngine;
import nn.testkit.RandomAgreement;

class OnnxAgreesWithPlainJavaTest extends RandomAgreement {
    @Override
    protected TrainingEngine one() {
        return new PlainEngine();
    }

    @Override
    protected TrainingEngine other() {
        return new OnnxEngine();
    }
}
