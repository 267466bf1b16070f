package nn.testkit;

import nn.data.Shape;
import nn.data.Tensor;

/** Converts tensors to doubles to compute with, and back. */
final class Floats {
    private Floats() {}

    static double[] doubles(Tensor tensor) {
        float[] floats = tensor.floats();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    static float[] floats(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    static Tensor tensor(Shape shape, double[] doubles) {
        return Tensor.of(shape, floats(doubles));
    }
}
