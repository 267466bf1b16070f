package nn.layer;

import java.util.stream.IntStream;
import nn.data.Randoms;
import nn.data.Shape;

/**
 * Counts fans as Keras does for kernels of more than two axes: the last but one are inputs, the last are outputs, and both
 * count as often as the axes before them have elements.
 *
 * @param initializer what draws
 */
record EinsumFans(Initializer initializer) implements Initializer {
    @Override
    public float[] draw(Shape shape, Randoms randoms) {
        return initializer.draw(initializer instanceof VarianceScaling ? reversed(shape) : shape, randoms);
    }

    /** Convolutions count [outputs, inputs, …]. */
    private static Shape reversed(Shape shape) {
        int last = shape.rank() - 1;
        return Shape.of(IntStream.rangeClosed(0, last)
                .map(axis -> shape.dim(last - axis))
                .toArray());
    }
}
