package nn.onnx;

import nn.onnx.run.GraphOptimization;
import nn.spi.TrainingEngine;
import nn.testkit.RandomAgreement;

/** Compares what ONNX Runtime makes of a graph with the graph as it was written. */
class OptimizationsTest extends RandomAgreement {
    @Override
    protected TrainingEngine one() {
        return new OnnxEngine().optimization(GraphOptimization.NONE);
    }

    @Override
    protected TrainingEngine other() {
        return new OnnxEngine();
    }

    @Override
    protected boolean drops() {
        return true;
    }

    @Override
    protected double tolerance() {
        return 1e-5;
    }
}
