package nn;

import nn.layer.Dropout;

/** Names the layers that draw random numbers while training. */
abstract class RandomLayers extends ImageLayers {
    RandomLayers() {}

    /**
     * Drops a random share of the numbers while training, as Keras's {@code Dropout}.
     *
     * @param rate the share dropped, at least 0 and below 1
     * @return the layer
     */
    public static Dropout dropout(double rate) {
        return new Dropout(rate, "");
    }
}
