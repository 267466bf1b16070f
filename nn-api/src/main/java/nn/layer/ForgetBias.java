package nn.layer;

import java.util.Arrays;
import nn.data.Randoms;
import nn.data.Shape;

/**
 * Starts an LSTM's forget gate at 1.
 *
 * @param others what the other gates' biases start as
 */
record ForgetBias(Initializer others) implements Initializer {
    @Override
    public float[] draw(Shape shape, Randoms randoms) {
        int units = shape.size() / 4;
        float[] input = others.draw(Shape.of(units), randoms);
        float[] rest = others.draw(Shape.of(2 * units), randoms);
        float[] all = new float[4 * units];
        System.arraycopy(input, 0, all, 0, units);
        Arrays.fill(all, units, 2 * units, 1);
        System.arraycopy(rest, 0, all, 2 * units, 2 * units);
        return all;
    }
}
